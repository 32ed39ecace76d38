/** When articles came into the archive: up to when a search is seen, and how many are new for it. */
import { readFragment } from "../state/address";
import { onlyFilters } from "../state/filters";
import type { SavedSearch } from "../state/searches/saved";
import { justAfter } from "../state/visits";
import { get, problemFrom } from "./client";
import { patiently } from "./patience";
import type { ArticlePage } from "./types";

/** New articles of a search. */
export interface Arrivals {
  readonly count: number;
  /** The time from which on others would be new. */
  readonly until: string;
}

/** The time just after the latest arrival in the archive; the computer's own time where that is not told. */
export async function latestArrival(): Promise<string> {
  try {
    return (await arrivalsUnder(new URLSearchParams())).until;
  } catch (error) {
    problemFrom(error); // Saving goes on without an answer.
    return new Date().toISOString();
  }
}

/**
 * Counts the articles that have come in for a saved search since it was looked at last.
 *
 * @throws Problem as `get` does
 */
export async function newFor({ link, seen }: SavedSearch, signal: AbortSignal): Promise<Arrivals> {
  const { view, params } = readFragment(link);
  const question = onlyFilters(params);
  // The table of events shows articles in which one event meets all filters.
  if (view === "events") question.set("same_event", "true");
  const from = question.get("indexed_from") ?? "";
  question.set("indexed_from", from > seen ? from : seen);
  return patiently(() => arrivalsUnder(question, signal, seen));
}

async function arrivalsUnder(
  question: URLSearchParams,
  signal?: AbortSignal,
  otherwise = new Date().toISOString(),
): Promise<Arrivals> {
  const params = new URLSearchParams(question);
  Object.entries({ sort: "arrived", limit: "1", facets: "", highlight: "false" }).forEach(([name, value]) =>
    params.set(name, value),
  );
  const { total, articles } = await get<ArticlePage>("/articles", params, signal);
  const latest = articles[0]?.indexed;
  return { count: total.value, until: latest ? justAfter(latest) : otherwise };
}
