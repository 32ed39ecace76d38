/**
 * What a file says of itself, read in the browser so that a reader sees it before sending. The archive reads
 * the file anew and better; only kinds that are simple to read are looked at here.
 */

/** What was found; what is absent was not. */
export interface Found {
  readonly title?: string | undefined;
  readonly published?: string | undefined;
  readonly source?: string | undefined;
}

/** Bytes that are looked at: headlines and dates stand at the beginning. */
const MOST_BYTES = 200_000;
const MOST_CHARACTERS = 120;

/** Reads the beginning of a file. */
export async function foundIn(file: File): Promise<Found> {
  const ending = /\.(\w+)$/.exec(file.name.toLowerCase())?.[1] ?? "";
  const read = READERS[ending];
  if (!read) return {};
  try {
    const text = await file.slice(0, MOST_BYTES).text();
    return text.includes("\0") ? {} : short(read(text));
  } catch {
    return {}; // It is cut, or not what its name says. The archive tells that in words.
  }
}

const READERS: Readonly<Record<string, (text: string) => Found>> = {
  txt: inText,
  md: inText,
  html: inHtml,
  htm: inHtml,
  json: (text) => inJson(JSON.parse(text)),
};

function inText(text: string): Found {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean).slice(0, 3);
  const [, published] = /^date (\d{4}-\d{2}-\d{2})\b/m.exec(lines.join("\n")) ?? [];
  const titles = lines.map((line) => line.replace(/^date \d{4}-\d{2}-\d{2}/, "").replace(/^#+ /, "").trim());
  return { title: titles.find(Boolean), published };
}

function inHtml(text: string): Found {
  // A document made so runs no script and loads nothing.
  const page = new DOMParser().parseFromString(text, "text/html");
  const meta = (name: string) =>
    page.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute("content") ?? undefined;
  return {
    title: meta("og:title") ?? page.title,
    published: meta("article:published_time"),
    source: meta("og:site_name"),
  };
}

function inJson(value: unknown): Found {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  const fields = new Map(Object.entries(value));
  const first = (...names: string[]) => names.map((name) => fields.get(name)).find((each) => typeof each === "string");
  return {
    title: first("title", "headline"),
    published: first("published", "datePublished", "versioncreated"),
    source: first("source"),
  };
}

function short(found: Found): Found {
  return Object.fromEntries(
    Object.entries(found)
      .filter(([, value]) => value?.trim())
      .map(([name, value]) => [name, cut(value ?? "")]),
  );
}

function cut(text: string): string {
  const plain = text.trim();
  return plain.length > MOST_CHARACTERS ? `${plain.slice(0, MOST_CHARACTERS)}…` : plain;
}
