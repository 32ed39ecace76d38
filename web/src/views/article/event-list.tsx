/** The events of an article as sentences; a click goes to the words. */
import type { Event } from "../../api/types";
import { LIKELY } from "../../components/article-row";
import { eventWords, type NameOf } from "./names";
import { goTo } from "./opened";
import { placeName } from "./tags";

interface Props {
  readonly events: readonly Event[];
  readonly nameOf: NameOf;
}

/** Lists likely events by salience, and the others below, closed. */
export function EventList({ events, nameOf }: Props) {
  const likely = events.filter(({ confidence }) => confidence >= LIKELY);
  const others = events.filter(({ confidence }) => confidence < LIKELY);
  return (
    <section class="article-events">
      <h2>Events</h2>
      {likely.length > 0 ? <Sentences events={likely} nameOf={nameOf} /> : <p class="note">No likely event was found.</p>}
      {others.length > 0 && (
        <details>
          <summary>{others.length} less likely</summary>
          <Sentences events={others} nameOf={nameOf} />
        </details>
      )}
    </section>
  );
}

function Sentences({ events, nameOf }: Props) {
  return (
    <ol class="event-sentences">
      {events.map((event, number) => (
        <li key={number}>
          <button type="button" class="event-sentence facet-event" onClick={() => goTo(placeName(event.field, event.trigger[0]))}>
            {eventWords(event, nameOf)}
          </button>
        </li>
      ))}
    </ol>
  );
}
