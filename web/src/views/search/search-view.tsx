/** Search: facets at the left, results beside them, all of it in the address. */
import type { ArticlePage } from "../../api/types";
import { useAnswer } from "../../api/use-answer";
import { FacetPanel } from "../../components/facets/panel";
import { FACET_SIZE, useNames } from "../../components/facets/use-facets";
import { FilterBar } from "../../components/filter-bar";
import { Failure, Loading } from "../../components/states";
import { address } from "../../state/address";
import { isFiltered, filtersAnd } from "../../state/filters";
import { countedFacets } from "../../state/open-facets";
import { Results } from "./results";
import { Welcome } from "./welcome";

/** The view's own parameters, which go to the API beside the filters. */
const OWN = ["sort", "collapse", "cursor"];

/** Shows what the archive has for the present filters. */
export function SearchView() {
  const { params } = address.value;
  const answer = useAnswer<ArticlePage>("/articles", questionOf(params));
  const { data, problem, loading, retry } = answer;
  useNames(data?.facets);
  return (
    <div class="desk">
      <FacetPanel facets={data?.facets} />
      <section class="results" aria-label="Articles" aria-busy={loading}>
        <FilterBar call={isFiltered.value ? { path: "/articles", params: filtersAnd(params, "sort", "collapse") } : undefined} />
        {!isFiltered.value && !params.has("cursor") && <Welcome isEmpty={data?.total.value === 0} />}
        {problem && <Failure problem={problem} retry={retry} />}
        {data ? <Results page={data} /> : loading && <Loading what="Searching" />}
      </section>
    </div>
  );
}

function questionOf(params: URLSearchParams): URLSearchParams {
  const question = filtersAnd(params, ...OWN);
  question.set("facets", countedFacets.value);
  question.set("facet_size", FACET_SIZE);
  return question;
}
