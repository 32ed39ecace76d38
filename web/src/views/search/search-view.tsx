/** Search: facets at the left, results beside them, all of it in the address. */
import type { ArticlePage } from "../../api/types";
import { useAnswer } from "../../api/use-answer";
import { AnswerSection } from "../../components/answer-section";
import { FacetPanel } from "../../components/facets/panel";
import { FACET_SIZE, useNames } from "../../components/facets/use-facets";
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
  const { data } = answer;
  useNames(data?.facets);
  return (
    <div class="desk">
      <FacetPanel facets={data?.facets} />
      <AnswerSection
        label="Articles"
        class="results"
        answer={answer}
        call={isFiltered.value ? { path: "/articles", params: filtersAnd(params, "sort", "collapse") } : undefined}
        waiting="Searching"
        head={!isFiltered.value && !params.has("cursor") && <Welcome isEmpty={data?.total.value === 0} />}
      >
        {(page) => <Results page={page} />}
      </AnswerSection>
    </div>
  );
}

function questionOf(params: URLSearchParams): URLSearchParams {
  const question = filtersAnd(params, ...OWN);
  question.set("facets", countedFacets.value);
  question.set("facet_size", FACET_SIZE);
  return question;
}
