/** What became of an upload, in words. */
import type { UploadStatus } from "../../api/types";
import { countWords } from "../../text/numbers";
import { dayWords } from "../../text/dates";

const KILO = 1024;

/** Writes a size as `1.5 MB`; a megabyte has 1024 times 1024 bytes, as in the limits that docs/formats.md promises. */
export function sizeWords(bytes: number): string {
  if (bytes < KILO) return countWords(bytes, "byte");
  const [value, unit] = bytes < KILO ** 2 ? [bytes / KILO, "kB"] : [bytes / KILO ** 2, "MB"];
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} ${unit}`;
}

/** Tells what came into the archive, what did not, and what lacks a date. */
export function outcomeWords({ state, articles, undated, unreadable, detail, until }: UploadStatus): string {
  const parts = [
    state === "searchable" && `${countWords(articles, "article")} in the archive.`,
    state === "quarantined" && "It could not be read, and is kept aside.",
    state === "failed" && "The archive gave up after five attempts.",
    undated > 0 && undatedWords(undated, articles),
    unreadable > 0 && `${countWords(unreadable, "record")} could not be read.`,
    detail,
    until && `An embargo holds some of it back until ${dayWords(until)}.`,
  ];
  return parts.filter(Boolean).join(" ");
}

function undatedWords(undated: number, articles: number): string {
  const which = articles === 1 ? "It has" : undated === articles ? "They have" : `${undated} have`;
  return `${which} no date of publication, so filters by day do not find ${articles === 1 ? "it" : "them"}.`;
}
