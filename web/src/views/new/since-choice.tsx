/** The head of the view: from when on articles are new. */
import { set } from "../../state/address";
import { lastVisit } from "../../state/visits";
import { dayPart } from "../../text/dates";
import { chooseSince, presentSince, sinceWords, startOfNew, type Since } from "./since";

/** Shows since when, with the other choices. */
export function SinceChoice() {
  const since = presentSince();
  return (
    <header class="new-head">
      <h1>New since {sinceWords()}</h1>
      <label class="order">
        <span>Since</span>
        <select value={since} onChange={({ currentTarget }) => chooseSince(currentTarget.value as Since)}>
          <option value="visit">your last visit</option>
          <option value="yesterday">yesterday</option>
          <option value="week">a week ago</option>
          <option value="day">a day …</option>
        </select>
      </label>
      {since === "day" && (
        <input
          type="date"
          aria-label="First day (in UTC)"
          value={dayPart(startOfNew())}
          onChange={({ currentTarget }) => set("indexed_from", currentTarget.value)}
        />
      )}
      {since === "visit" && !lastVisit.value && (
        <p class="note">This is the first visit with this browser, so the last week counts. From the next visit on, it is what came in between.</p>
      )}
    </header>
  );
}
