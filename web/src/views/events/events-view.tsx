/** The events table: who did what to whom, where and when, a row each. */
import type { EventPage } from "../../api/types";
import { useAnswer } from "../../api/use-answer";
import { AnswerSection } from "../../components/answer-section";
import { FacetPanel } from "../../components/facets/panel";
import { useFacets } from "../../components/facets/use-facets";
import { Option } from "../../components/facets/options";
import { Pages } from "../../components/pages";
import { Empty } from "../../components/states";
import { useRowKeys } from "../../components/use-row-keys";
import { address } from "../../state/address";
import { clearFilters, isFiltered, filtersAnd } from "../../state/filters";
import { countWords } from "../../text/numbers";
import { EventTable } from "./event-table";
import { Order } from "./order";
import { SaveTable } from "./save-table";

/** In this view all filters meet in one event, so the counts at the left do the same. */
const IN_ONE_EVENT = { same_event: "true" };
const PAGE_SIZE = "50";

/** Shows the events under the present filters. */
export default function EventsView() {
  const { params } = address.value;
  const answer = useAnswer<EventPage>("/events", questionOf(params));
  const facets = useFacets(IN_ONE_EVENT);
  useRowKeys("event");
  return (
    <div class="desk">
      <FacetPanel facets={facets} />
      <AnswerSection
        label="Events"
        class="results"
        answer={answer}
        call={{ path: "/events", params: filtersAnd(params, "sort") }}
        waiting="Looking up events"
      >
        {(page) => <Page page={page} />}
      </AnswerSection>
    </div>
  );
}

function questionOf(params: URLSearchParams): URLSearchParams {
  const question = filtersAnd(params, "sort", "cursor");
  question.set("limit", PAGE_SIZE);
  return question;
}

function Page({ page }: { readonly page: EventPage }) {
  if (page.events.length === 0) return <Nothing />;
  return (
    <>
      <Summary page={page} />
      <EventTable events={page.events} />
      <Pages next={page.next_cursor} />
    </>
  );
}

function Summary({ page: { total, articles } }: { readonly page: EventPage }) {
  return (
    <div class="summary">
      <p role="status">
        <b>{countWords(total.value, "event")}</b> in {countWords(articles.value, "article")}
      </p>
      <Option name="confidence" value="any" label="Unlikely ones too" />
      <Order />
      <SaveTable total={total.value} />
    </div>
  );
}

function Nothing() {
  const filtered = isFiltered.value;
  return (
    <Empty heading={filtered ? "No event matches" : "No events yet"}>
      {filtered ? (
        <>
          <p>
            All filters must hold for one and the same event. Remove one of those above, or{" "}
            <button type="button" class="link" onClick={clearFilters}>
              clear all of them
            </button>
            .
          </p>
          <Option name="confidence" value="any" label="Look among unlikely events too" />
        </>
      ) : (
        <p>Events appear here as soon as the archive has articles that tell of some.</p>
      )}
    </Empty>
  );
}
