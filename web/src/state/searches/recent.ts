/** The latest searches, which the browser remembers for its reader. */
import { effect } from "@preact/signals";
import { address, linkTo, readFragment } from "../address";
import { SEARCHING, filters, isFiltered } from "../filters";
import { hasStrings, kept, listOf } from "../storage";
import { searchWords } from "./words";

/** A search: the link that repeats it, and what it asks. */
export interface RecentSearch {
  readonly link: string;
  readonly words: string;
}

/** Most searches that are remembered. */
const MOST = 20;

const recent = kept("summitry.recent", [], listOf(isRecent));

/** The latest searches, the last one first. */
export const recentSearches = recent.now;

/** Remembers searches from now on; called once at the start. */
export function watchSearches(): void {
  // Names of values come after the question; the words then change, and the entry with them.
  effect(() => {
    const { view } = address.value;
    if (!SEARCHING.has(view) || !isFiltered.value) return;
    remember({ link: linkTo(view, filters.value), words: searchWords(filters.value) });
  });
}

/** Forgets all of them. */
export function forgetSearches(): void {
  recent.keep([]);
}

/** Puts a search first. One that goes on from the latest, with more filters, takes its place. */
function remember(search: RecentSearch): void {
  const all = recent.now.peek();
  const [latest] = all;
  if (latest?.link === search.link && latest.words === search.words) return;
  const others = all.filter((each) => !(each === latest && isPart(each, search)) && !isSame(each, search));
  recent.keep([search, ...others].slice(0, MOST));
}

function isSame(one: RecentSearch, other: RecentSearch): boolean {
  return isPart(one, other) && isPart(other, one);
}

function isPart(part: RecentSearch, whole: RecentSearch): boolean {
  const filtersOfWhole = filtersOf(whole);
  return filtersOf(part).every((filter) => filtersOfWhole.includes(filter));
}

function filtersOf({ link }: RecentSearch): readonly string[] {
  return [...readFragment(link).params].map((pair) => pair.join("="));
}

function isRecent(value: unknown): value is RecentSearch {
  return hasStrings(value, "link", "words") && value.link.startsWith("#/");
}
