/** The words that earned an article's tags, and the pieces into which they cut its text. */
import type { Article, Event, Mention } from "../../api/types";
import { unitOffsets } from "../../text/code-points";

/** Title or body. */
export type Field = Mention["field"];

/** What tells the tags of a text: an article, or an answer of the extraction. */
export type Annotated = Pick<Article, "leaders" | "countries" | "events" | "mentions">;

/** Words that earned a tag: of a leader or country, or of an event. */
export type Tag = Readonly<
  { start: number; end: number } & (
    | { facet: "leader" | "country"; mention: Mention }
    | { facet: "event"; event: Event }
  )
>;

/** A stretch of text with all tags that it earned, the narrowest first; none for plain text. */
export interface Piece {
  readonly text: string;
  /** Name of the place where a tag begins with it; overlapping tags have several pieces. */
  readonly place: string | undefined;
  readonly tags: readonly Tag[];
}

/** Returns the tags of a field, in code points, by their place. */
export function tagsOf(article: Annotated, field: Field): readonly Tag[] {
  const mentions = article.mentions
    .filter((mention) => mention.field === field)
    .map((mention): Tag => ({ ...mention, mention }));
  const events = article.events.flatMap((event) =>
    [event, ...(event.evidence ?? [])]
      .filter((told) => told.field === field)
      .map(({ trigger: [start, end] }): Tag => ({ facet: "event", start, end, event })),
  );
  return [...mentions, ...events].sort((one, other) => one.start - other.start);
}

/** Returns the name of a place in the article, which the address and the element's id have. */
export function placeName(field: Field, start: number): string {
  return `${field}-${start}`;
}

/** Cuts a field into paragraphs, and these into pieces. */
export function paragraphsOf(text: string, field: Field, tags: readonly Tag[]): Piece[][] {
  const unit = unitOffsets(text);
  const inUnits = tags.map((tag) => ({ tag, from: unit(tag.start), to: unit(tag.end) }));
  let first = 0;
  return [...text.matchAll(/[^\n]+/g)].map(({ 0: paragraph, index }) => {
    const end = index + paragraph.length;
    while (first < inUnits.length && inUnits[first]!.to <= index) first += 1;
    let last = first;
    while (last < inUnits.length && inUnits[last]!.from < end) last += 1;
    return piecesOf(text, field, index, end, inUnits.slice(first, last));
  });
}

interface Span {
  readonly tag: Tag;
  readonly from: number;
  readonly to: number;
}

function piecesOf(text: string, field: Field, start: number, end: number, spans: readonly Span[]): Piece[] {
  const cuts = new Set([start, end]);
  for (const { from, to } of spans) {
    cuts.add(Math.max(from, start));
    cuts.add(Math.min(to, end));
  }
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(0, -1).map((from, number) => {
    const to = places[number + 1]!;
    const covering = spans
      .filter((span) => span.from <= from && to <= span.to)
      .sort((one, other) => one.to - one.from - (other.to - other.from));
    const begins = covering.find((span) => span.from === from);
    return {
      text: text.slice(from, to),
      place: begins && placeName(field, begins.tag.start),
      tags: covering.map(({ tag }) => tag),
    };
  });
}
