/** How many new articles each saved search has, asked one after another. */
import { useEffect, useState } from "preact/hooks";
import { newFor, type Arrivals } from "../../api/arrivals";
import { problemFrom } from "../../api/client";
import type { Problem } from "../../api/problem";
import { key } from "../../state/settings";
import type { SavedSearch } from "../../state/searches/saved";

/** What is known of a search: its new articles, or why they cannot be counted. */
export interface Told {
  readonly arrivals?: Arrivals;
  readonly problem?: Problem;
}

/** Counts anew whenever a search is added or looked at; by the searches' links. */
export function useArrivals(searches: readonly SavedSearch[]): ReadonlyMap<string, Told> {
  const [told, setTold] = useState<ReadonlyMap<string, Told>>(new Map());
  const asked = searches.map(({ link, seen }) => `${link} ${seen}`).join("\n");
  const withKey = key.value;
  useEffect(() => {
    const abort = new AbortController();
    void tellEach(searches, abort.signal, (link, found) => setTold((before) => new Map(before).set(link, found)));
    return () => abort.abort();
  }, [asked, withKey]);
  return told;
}

async function tellEach(
  searches: readonly SavedSearch[],
  signal: AbortSignal,
  tell: (link: string, told: Told) => void,
): Promise<void> {
  for (const search of searches) {
    try {
      tell(search.link, { arrivals: await newFor(search, signal) });
    } catch (error) {
      const problem = problemFrom(error);
      if (!problem) return; // given up
      tell(search.link, { problem });
      if (problem.wantsKey) return;
    }
  }
}
