/** Counts for the panel of facets, for views whose own call has none. */
import { useEffect } from "preact/hooks";
import type { ArticlePage, FacetName } from "../../api/types";
import { useAnswer } from "../../api/use-answer";
import { filters } from "../../state/filters";
import { learn } from "../../state/labels";
import { countedFacets } from "../../state/open-facets";

/** Values of a facet that are asked for: all types of events (114), so that their tree is whole. */
export const FACET_SIZE = "120";

/**
 * Asks for the counts of the open facets under the present filters; undefined until they are here.
 *
 * @param always parameters that the view's own call has by its nature, whatever the address says
 */
export function useFacets(always: Readonly<Record<string, string>> = {}): ArticlePage["facets"] | undefined {
  const params = new URLSearchParams(filters.value);
  Object.entries(always).forEach(([name, value]) => params.set(name, value));
  params.set("facets", countedFacets.value);
  params.set("facet_size", FACET_SIZE);
  params.set("limit", "1");
  params.set("highlight", "false");
  const { data } = useAnswer<ArticlePage>("/articles", params);
  useNames(data?.facets);
  return data?.facets;
}

/** Lets chips know the names of the values that were counted. */
export function useNames(facets: ArticlePage["facets"] | undefined): void {
  useEffect(() => {
    for (const [facet, counts] of Object.entries(facets ?? {}))
      learn(facet as FacetName, counts?.values ?? []);
  }, [facets]);
}
