/** Which facets the reader has open: only these are counted. */
import { computed, effect, signal } from "@preact/signals";
import type { FacetName } from "../api/types";
import { FACETS, choices } from "./filters";
import { read, write } from "./storage";

const STORED = "summitry.facets";
const AT_FIRST: readonly FacetName[] = ["leader", "country", "event", "status", "source"];

const kept = read(STORED).split(" ").filter((name): name is FacetName => (FACETS as readonly string[]).includes(name));

/** Open facets; the browser remembers them. */
export const openFacets = signal<ReadonlySet<FacetName>>(new Set(kept.length > 0 ? kept : AT_FIRST));

effect(() => write(STORED, [...openFacets.value].join(" ")));

/** The value of the API's parameter `facets`: what is open, and what is chosen, for its name. */
export const countedFacets = computed(() => {
  const chosen = new Set(choices.value.map(({ facet }) => facet));
  return FACETS.filter((facet) => openFacets.value.has(facet) || chosen.has(facet)).join();
});

/** Opens or closes a facet. */
export function openFacet(facet: FacetName, open: boolean): void {
  if (openFacets.peek().has(facet) === open) return;
  const all = new Set(openFacets.peek());
  if (open) all.add(facet);
  else all.delete(facet);
  openFacets.value = all;
}
