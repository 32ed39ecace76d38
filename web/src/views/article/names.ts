/** Names of the leaders and countries of an article, and its events as sentences. */
import type { Article, Event } from "../../api/types";
import { labelOf } from "../../state/labels";
import { dayWords } from "../../text/dates";

/** Returns the name of a leader's id or a country's code. */
export type NameOf = (id: string) => string;

/** Returns a function that names the participants of an article's events. */
export function namesOf(article: Pick<Article, "leaders" | "countries">): NameOf {
  const names = new Map([...article.leaders, ...article.countries].map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? labelOf("country", id) ?? labelOf("leader", id) ?? id;
}

/** Tells who did it and to whom, such as `Kim Jong Un → China`; empty for an event without anybody. */
export function whoWords(event: Event, nameOf: NameOf): string {
  const { actors, recipients } = event;
  const others = [...event.leaders, ...event.countries].filter(
    (id) => !actors.includes(id) && !recipients.includes(id),
  );
  const roles = roleWords(actors, recipients, nameOf);
  const beside = listWords(others.map(nameOf));
  return roles && beside ? `${roles}, with ${beside}` : roles || beside;
}

/** Those who did it to one another, as in a treaty, are named once. */
function roleWords(actors: readonly string[], recipients: readonly string[], nameOf: NameOf): string {
  const by = listWords(actors.map(nameOf));
  const mutual = actors.length === recipients.length && actors.every((id) => recipients.includes(id));
  if (recipients.length === 0 || mutual) return by;
  const to = listWords(recipients.map(nameOf));
  return by ? `${by} → ${to}` : `to ${to}`;
}

/** Tells an event in one line: `Kim Jong Un → China · visit · planned · 3 Sep 2025`. */
export function eventWords(event: Event, nameOf: NameOf): string {
  const day = event.date ? dayWords(event.date) : "";
  return [whoWords(event, nameOf), event.label.toLowerCase(), event.status, day].filter(Boolean).join(" · ");
}

/** Lists names as English does: `A, B and C`. */
export function listWords(names: readonly string[]): string {
  const [last = "", ...before] = [...names].reverse();
  return before.length > 0 ? `${before.reverse().join(", ")} and ${last}` : last;
}
