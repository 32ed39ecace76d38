/**
 * When the reader was here last, so that what came in since then is new.
 *
 * A visit lasts as long as the page is used, reloads and other windows included. What is new stays so
 * until the visit has ended, or until the reader says that it is seen.
 */
import { computed, effect } from "@preact/signals";
import { address } from "./address";
import { hasStrings, kept, rubbishFound } from "./storage";

/** Milliseconds without the page after which a visit has ended. */
const PAUSE = 60 * 60 * 1000;

/** Instants as ISO strings in UTC, so that they can be compared as they are. */
interface Visits {
  /** What came in from this time on is new; empty on the first visit. */
  readonly since: string;
  /** When the present visit began. */
  readonly began: string;
  /** When the page was used last. */
  readonly used: string;
}

const NONE: Visits = { since: "", began: "", used: "" };

const visits = kept("summitry.visits", NONE, (found) => {
  if (hasStrings(found, "since", "began", "used") && [found.since, found.began, found.used].every(isTime)) return found;
  rubbishFound.value = true;
  return NONE;
});

/** The time from which on articles are new; empty on the first visit with this browser. */
export const lastVisit = computed(() => visits.now.value.since);

/** Follows the use of the page; called once at the start. */
export function watchVisits(): void {
  effect(() => {
    address.value; // each step through the page is a use
    use();
  });
  // Whoever leaves after a long article has used the page until now.
  addEventListener("visibilitychange", () => (document.hidden ? stay() : use()));
}

/** Says that all articles that had come in by a time are seen. */
export function markSeen(until: string): void {
  visits.keep({ ...visits.now.peek(), since: justAfter(until) });
}

/** The instant after a time of the API. */
export function justAfter(time: string): string {
  return new Date(Date.parse(time) + 1).toISOString();
}

function stay(): void {
  visits.keep({ ...visits.now.peek(), used: new Date().toISOString() });
}

function use(): void {
  const { since, began, used } = visits.now.peek();
  const now = new Date().toISOString();
  const ended = Date.parse(now) - Date.parse(used) > PAUSE;
  visits.keep({
    since: ended && began > since ? began : since,
    began: ended || !began ? now : began,
    used: now,
  });
}

function isTime(text: string): boolean {
  return text === "" || !Number.isNaN(Date.parse(text));
}
