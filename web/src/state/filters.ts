/** The filters, which all views share: read from the address and changed in it. */
import { computed } from "@preact/signals";
import type { FacetName, SearchArguments } from "../api/types";
import { address, change, linkTo } from "./address";

/** Facets in the order in which a reader thinks of them. */
export const FACETS = [
  "leader",
  "country",
  "event",
  "status",
  "actor",
  "recipient",
  "source",
  "author",
  "language",
  "office",
  "kind",
] as const satisfies readonly FacetName[];

/** The parameters of days. Those of `indexed`, the arrival in the archive, may be instants too. */
export const DAYS = [
  "date_from",
  "date_to",
  "event_date_from",
  "event_date_to",
  "indexed_from",
  "indexed_to",
] as const;
/** Views that show what the filters find. */
export const SEARCHING: ReadonlySet<string> = new Set(["search", "events", "timeline", "map", "network", "new"]);

/** The parameters that tell how filters work together. */
export const OPTIONS = ["match", "same_event", "confidence"] as const;

/** The parameters of a day, such as `date_from`. */
export type DayName = (typeof DAYS)[number];

/** Every filter of the API; those that only one view has are not among them. */
const FILTERS: readonly string[] = ["q", ...FACETS, ...DAYS, ...OPTIONS] satisfies ReadonlyArray<
  keyof SearchArguments
>;

/** A value of a facet that the reader has chosen. */
export interface Choice {
  readonly facet: FacetName;
  readonly id: string;
  readonly excluded: boolean;
}

/** Reads what stands in the address for a value: `-` before it leaves the value out. */
export function readChoice(facet: FacetName, written: string): Choice {
  if (written.startsWith("-")) return { facet, id: written.slice(1), excluded: true };
  return { facet, id: written.replace(/^\\(?=-)/, ""), excluded: false };
}

/** Writes a value for the address; one that itself begins with a minus sign takes a backslash. */
export function writeChoice({ id, excluded }: Omit<Choice, "facet">): string {
  return excluded ? `-${id}` : id.replace(/^(?=-)/, "\\");
}

/** All values that are chosen among parameters, in the order of `FACETS`. */
export function choicesOf(params: URLSearchParams): readonly Choice[] {
  return FACETS.flatMap((facet) => params.getAll(facet).map((written) => readChoice(facet, written)));
}

/** All values that are chosen now. */
export const choices = computed(() => choicesOf(address.value.params));

/** The filters alone: what goes to the API and along to another view. */
export const filters = computed(() => onlyFilters(address.value.params));

/** Whether any filter is set. */
export const isFiltered = computed(() =>
  [...filters.value.keys()].some((name) => !(OPTIONS as readonly string[]).includes(name)),
);

/** Takes the filters out of parameters and leaves the rest. */
export function onlyFilters(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => FILTERS.includes(name)));
}

/** Takes the filters and some of the view's own parameters: what a call of the view asks. */
export function filtersAnd(params: URLSearchParams, ...own: readonly string[]): URLSearchParams {
  const question = onlyFilters(params);
  for (const name of own) {
    const value = params.get(name);
    if (value) question.set(name, value);
  }
  return question;
}

/** The link to another view that keeps the filters. */
export function linkWithFilters(view: string): string {
  return linkTo(view, filters.value);
}

/** Chooses a value, or leaves it out; a value that was chosen the other way is turned. */
export function choose(facet: FacetName, id: string, { excluded = false } = {}): void {
  change((params) => {
    drop(params, facet, id);
    params.append(facet, writeChoice({ id, excluded }));
  });
}

/** Takes a value back, chosen or left out. */
export function unchoose(facet: FacetName, id: string): void {
  change((params) => drop(params, facet, id));
}

/** Clears every filter; the view's own parameters stay. */
export function clearFilters(): void {
  change((params) => FILTERS.forEach((name) => params.delete(name)));
}

function drop(params: URLSearchParams, facet: FacetName, id: string): void {
  const others = params.getAll(facet).filter((written) => readChoice(facet, written).id !== id);
  params.delete(facet);
  others.forEach((written) => params.append(facet, written));
}
