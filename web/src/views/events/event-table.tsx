/** Events as a table; on a narrow screen each row is a card. */
import { useEffect } from "preact/hooks";
import type { EventRow, EventSort } from "../../api/types";
import { learn } from "../../state/labels";
import { EventTableRow } from "./event-table-row";
import { chooseOrder, presentOrder } from "./order";

/** Shows the events in the order of the API. Roles are told, since cards take them from a table. */
export function EventTable({ events }: { readonly events: readonly EventRow[] }) {
  useEffect(() => learnNames(events), [events]);
  return (
    <table class="events" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <SortedColumn label="Date" by="the day of the event" newest="event_newest" oldest="event_oldest" />
          <Column label="Who" />
          <Column label="What" />
          <Column label="To whom" />
          <Column label="Where, who else" />
          <Column label="Status" />
          <SortedColumn label="Sentence and article" by="the day of publication" newest="newest" oldest="oldest" />
        </tr>
      </thead>
      <tbody role="rowgroup">
        {events.map((event) => (
          <EventTableRow key={`${event.article.id} ${event.number}`} event={event} />
        ))}
      </tbody>
    </table>
  );
}

function Column({ label }: { readonly label: string }) {
  return (
    <th role="columnheader" scope="col">
      {label}
    </th>
  );
}

interface SortedColumnProps {
  readonly label: string;
  readonly by: string;
  readonly newest: EventSort;
  readonly oldest: EventSort;
}

/** A click sorts by the column, and the next one turns the order round. */
function SortedColumn({ label, by, newest, oldest }: SortedColumnProps) {
  const order = presentOrder();
  const sorted = order === newest ? "descending" : order === oldest ? "ascending" : "none";
  return (
    <th role="columnheader" scope="col" aria-sort={sorted}>
      <button
        type="button"
        class="link"
        title={`Sort by ${by}`}
        onClick={() => chooseOrder(order === newest ? oldest : newest)}
      >
        {label}
      </button>
      <span aria-hidden="true">{sorted === "descending" ? " ↓" : sorted === "ascending" ? " ↑" : ""}</span>
    </th>
  );
}

function learnNames(events: readonly EventRow[]): void {
  for (const { type, label, actors, recipients, leaders, countries } of events) {
    learn("event", [{ id: type, label }]);
    learn("actor", named(actors));
    learn("recipient", named(recipients));
    learn("leader", named(leaders));
    learn("country", named(countries));
  }
}

function named(participants: EventRow["actors"]) {
  return participants.map(({ id, name }) => ({ id, label: name }));
}
