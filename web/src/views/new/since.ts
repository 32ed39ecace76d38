/** From when on articles are new: since the last visit, yesterday, a week ago, or a day of choice. */
import { address, change } from "../../state/address";
import { lastVisit } from "../../state/visits";
import { dayPart, dayWords, timeWords } from "../../text/dates";

/** The choices; `day` has its day in the parameter `indexed_from`, the others are `since`. */
export type Since = "visit" | "yesterday" | "week" | "day";

const DAYS_OF_A_WEEK = 7;

/** The present choice. */
export function presentSince(): Since {
  const { params } = address.value;
  if (params.has("indexed_from")) return "day";
  const since = params.get("since");
  return since === "yesterday" || since === "week" ? since : "visit";
}

/** The time from which on articles are new, as the API takes it. A first visit looks back a week. */
export function startOfNew(): string {
  switch (presentSince()) {
    case "day":
      return address.value.params.get("indexed_from") ?? "";
    case "yesterday":
      return midnight(1);
    case "week":
      return midnight(DAYS_OF_A_WEEK);
    case "visit":
      return lastVisit.value || midnight(DAYS_OF_A_WEEK);
  }
}

/** The choice in words, after "since". */
export function sinceWords(): string {
  const start = startOfNew();
  if (presentSince() === "day") return timeWords(start);
  return presentSince() === "visit" && lastVisit.value ? `your last visit, ${timeWords(start)}` : dayWords(start);
}

/** Chooses; a day begins with the one that is shown. */
export function chooseSince(since: Since): void {
  const day = dayPart(startOfNew());
  change((params) => {
    params.delete("since");
    params.delete("indexed_from");
    if (since === "day") params.set("indexed_from", day);
    else if (since !== "visit") params.set("since", since);
  });
}

/** The beginning of a day in the reader's zone, some days ago. */
function midnight(daysAgo: number): string {
  const day = new Date();
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - daysAgo);
  return day.toISOString();
}
