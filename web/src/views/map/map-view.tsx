/** The map: how many articles are about each country. */
import type { FacetAnswer, FacetValue } from "../../api/types";
import { useAnswer } from "../../api/use-answer";
import { AnswerSection } from "../../components/answer-section";
import { FacetPanel } from "../../components/facets/panel";
import { useFacets } from "../../components/facets/use-facets";
import { TableTwin } from "../../components/picture/table-twin";
import { Empty } from "../../components/states";
import { linkTo } from "../../state/address";
import { choose, clearFilters, filters, unchoose } from "../../state/filters";
import { countWords, numberWords } from "../../text/numbers";
import { WorldMap } from "./world-map";

/** All countries of the vocabulary (250), and the most that the API lists. */
const ALL = "300";

/** Shows the map of the present filters. */
export default function MapView() {
  const question = new URLSearchParams(filters.value);
  question.set("facet_size", ALL);
  const answer = useAnswer<FacetAnswer>("/facets/country", question);
  return (
    <div class="desk">
      <FacetPanel facets={useFacets()} />
      <AnswerSection label="Map" answer={answer} call={{ path: "/facets/country", params: question }} waiting="Counting">
        {({ values }) => <Picture values={values} />}
      </AnswerSection>
    </div>
  );
}

function Picture({ values }: { readonly values: readonly FacetValue[] }) {
  const found = values.filter(({ count }) => count > 0);
  if (found.length === 0) return <Nothing />;
  return (
    <div class="map facet-country">
      <p class="note">{countWords(found.length, "country has", "countries have")} articles.</p>
      <TableTwin
        caption="Articles by country"
        columns={["Country", "Articles"]}
        rows={found.map(({ id, label, count }) => [
          <a href={linkTo("search", only(id))}>{label}</a>,
          numberWords(count),
        ])}
      >
        <WorldMap values={values} onChoose={turn} />
      </TableTwin>
      <p class="note">
        Borders are those of Natural Earth (1:110m), which draws who holds a place in fact; we changed none. Small countries
        are dots. Northern Cyprus and Somaliland have no counts of their own, and French Guiana has a dot on the shape of France.
      </p>
    </div>
  );
}

function Nothing() {
  return (
    <Empty heading="No article here is about a country">
      <p>
        Remove a filter, or{" "}
        <button type="button" class="link" onClick={clearFilters}>
          clear all of them
        </button>
        .
      </p>
    </Empty>
  );
}

function only(country: string): URLSearchParams {
  const params = new URLSearchParams(filters.value);
  params.delete("country");
  params.set("country", country);
  return params;
}

/** Chooses a country, or takes it back where it is chosen. */
function turn({ id, selected }: FacetValue): void {
  if (selected) unchoose("country", id);
  else choose("country", id);
}
