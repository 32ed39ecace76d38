/** Searches that the reader has saved, each with the time until which its articles are seen. */
import { computed } from "@preact/signals";
import { address, linkTo } from "../address";
import { hasStrings, kept, listOf } from "../storage";

/** A saved search; its link names it. */
export interface SavedSearch {
  readonly name: string;
  /** The view and all of its parameters, as in the address. */
  readonly link: string;
  /** Articles that came in from this time on are new to the reader. */
  readonly seen: string;
}

const saved = kept("summitry.saved", [], listOf(isSaved));

/** All saved searches, in the order in which they were saved. */
export const savedSearches = saved.now;

/** The link of what is shown now, from its first page. */
export const presentLink = computed(() => {
  const { view, params, path } = address.value;
  const first = new URLSearchParams(params);
  first.delete("cursor");
  return linkTo(view, first, ...path);
});

/** Saves a search; one of the same link takes the new name and time. */
export function save(search: SavedSearch): void {
  const all = saved.now.peek();
  const known = all.some(({ link }) => link === search.link);
  saved.keep(known ? all.map((each) => (each.link === search.link ? search : each)) : [...all, search]);
}

/** Removes a search. */
export function remove(link: string): void {
  saved.keep(saved.now.peek().filter((each) => each.link !== link));
}

function isSaved(value: unknown): value is SavedSearch {
  return hasStrings(value, "name", "link", "seen") && value.link.startsWith("#/") && !Number.isNaN(Date.parse(value.seen));
}
