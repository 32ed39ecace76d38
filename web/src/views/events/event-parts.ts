/** The parts of the export of events, in order, as the text of one file. */
import { send } from "../../api/client";
import { patiently } from "../../api/patience";

const PATH = "/export/events.csv";

/** Lines of the file, and how many of them are events. */
export interface EventsPart {
  readonly text: string;
  readonly rows: number;
}

/**
 * Asks for part after part, as the header `Link` names them. Only the first one has a line of heads.
 *
 * @throws Problem as `send` does, and `AbortError` once the signal ends it
 */
export async function* eventParts(params: URLSearchParams, signal: AbortSignal): AsyncGenerator<EventsPart> {
  let next: URLSearchParams | undefined = params;
  for (let heads = 1; next; heads = 0) {
    const asked: URLSearchParams = next;
    const response: Response = await patiently(() => send(PATH, { params: asked, signal }));
    next = nextPart(response.headers.get("link"));
    const text = next ? withoutLastLine(await response.text()) : await response.text();
    yield { text, rows: linesOf(text) - heads };
  }
}

function nextPart(link: string | null): URLSearchParams | undefined {
  const written = /<([^>]*)>;\s*rel="?next/.exec(link ?? "")?.[1];
  return written === undefined ? undefined : new URL(written, location.href).searchParams;
}

/** The last line of a part that others follow says so; in a whole file it would be wrong. */
function withoutLastLine(text: string): string {
  return text.slice(0, text.lastIndexOf("\n", text.length - 2) + 1);
}

/** Counts lines of CSV; line breaks in quotes belong to a cell. */
function linesOf(text: string): number {
  return text
    .split('"')
    .filter((_, place) => place % 2 === 0)
    .reduce((count, outside) => count + outside.split("\n").length - 1, 0);
}
