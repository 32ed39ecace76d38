/** What came into the archive since the reader's last visit, the last to arrive first. */
import type { ArticlePage } from "../../api/types";
import { useAnswer } from "../../api/use-answer";
import { FacetPanel } from "../../components/facets/panel";
import { FACET_SIZE, useNames } from "../../components/facets/use-facets";
import { FilterBar } from "../../components/filter-bar";
import { Failure, Loading } from "../../components/states";
import { useRowKeys } from "../../components/use-row-keys";
import { address } from "../../state/address";
import { filtersAnd } from "../../state/filters";
import { countedFacets } from "../../state/open-facets";
import { NewArticles } from "./new-articles";
import { SavedList } from "./saved-list";
import { SinceChoice } from "./since-choice";
import { startOfNew } from "./since";
import { TOLD } from "./new-by";

/** Shows the new articles under the present filters. */
export default function NewView() {
  const { params } = address.value;
  const { data, problem, loading, retry } = useAnswer<ArticlePage>("/articles", pageOf(params));
  useNames(data?.facets);
  useRowKeys("article");
  return (
    <div class="desk">
      <FacetPanel facets={data?.facets} />
      <div>
        <SavedList />
        <section class="results" aria-label="New articles" aria-busy={loading}>
          <SinceChoice />
          <FilterBar call={{ path: "/articles", params: questionOf(params) }} />
          {problem && <Failure problem={problem} retry={retry} />}
          {data ? <NewArticles page={data} /> : loading && <Loading what="Looking for new articles" />}
        </section>
      </div>
    </div>
  );
}

function questionOf(params: URLSearchParams, ...own: readonly string[]): URLSearchParams {
  const question = filtersAnd(params, ...own);
  question.set("indexed_from", startOfNew());
  question.set("sort", "arrived");
  return question;
}

function pageOf(params: URLSearchParams): URLSearchParams {
  const question = questionOf(params, "cursor");
  question.set("facets", [...new Set([...countedFacets.value.split(","), ...TOLD])].filter(Boolean).join());
  question.set("facet_size", FACET_SIZE);
  return question;
}
