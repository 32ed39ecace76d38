/** Names of values by facet and id, as the API told them: chips need them before an answer comes. */
import { signal } from "@preact/signals";
import type { FacetName } from "../api/types";

const known = signal<ReadonlyMap<string, string>>(new Map());

/** Remembers names of a facet's values. */
export function learn(facet: FacetName, values: ReadonlyArray<{ id: string; label: string }>): void {
  const news = values.filter(({ id, label }) => known.peek().get(`${facet} ${id}`) !== label);
  if (news.length === 0) return;
  const all = new Map(known.peek());
  news.forEach(({ id, label }) => all.set(`${facet} ${id}`, label));
  known.value = all;
}

/** The name of a value; undefined where the API has told none yet. */
export function labelOf(facet: FacetName, id: string): string | undefined {
  return known.value.get(`${facet} ${id}`);
}
