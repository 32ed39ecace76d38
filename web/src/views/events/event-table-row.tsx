/** An event in the table: its tags, and the sentence that tells of it. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { EventRow, FacetName, Participant } from "../../api/types";
import { LIKELY } from "../../components/article-row";
import { Moment } from "../../components/moment";
import { TagChip } from "../../components/tag-chip";
import { linkTo } from "../../state/address";
import { filters } from "../../state/filters";
import { unitOffsets } from "../../text/code-points";

/** Most tags in a cell at first: a row is as high as its fullest cell. */
const MOST_TAGS = 4;

/** Shows an event; its sentence leads to the words in the article, and a tag filters. */
export function EventTableRow({ event }: { readonly event: EventRow }) {
  const { actors, recipients, date, type, label, status, confidence } = event;
  return (
    <tr role="row" class={confidence < LIKELY ? "unlikely" : undefined}>
      <Cell label="Date">{date && <Moment iso={date} />}</Cell>
      <Cell label="Who">
        <Tags asks="actor" values={actors} />
      </Cell>
      <Cell label="What">
        <TagChip facet="event" id={type} label={label} />
        {confidence < LIKELY && <span class="note"> unlikely ({confidence.toFixed(2)})</span>}
      </Cell>
      <Cell label="To whom">
        <Tags asks="recipient" values={recipients} />
      </Cell>
      <Cell label="Where, who else">
        <Tags values={withoutRole(event)} />
      </Cell>
      <Cell label="Status">
        <TagChip facet="status" id={status} label={status} />
      </Cell>
      <Cell label="Sentence">
        <Told event={event} />
      </Cell>
    </tr>
  );
}

function Cell({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <td role="cell" data-label={label}>
      {children}
    </td>
  );
}

interface TagsProps {
  /** The facet that a click filters by; without it each value's own. */
  readonly asks?: FacetName;
  readonly values: readonly Participant[];
}

function Tags({ asks, values }: TagsProps) {
  const all = useSignal(false);
  if (values.length === 0) return null;
  const shown = all.value || values.length === MOST_TAGS + 1 ? values : values.slice(0, MOST_TAGS);
  return (
    <span class="chips">
      {shown.map(({ facet, id, name }) => (
        <TagChip key={`${facet} ${id}`} facet={facet} asks={asks} id={id} label={name} />
      ))}
      {shown.length < values.length && (
        <button type="button" class="quiet more" onClick={() => (all.value = true)}>
          {values.length - shown.length} more
        </button>
      )}
    </span>
  );
}

/** Leaders and countries of the event that neither did it nor had it done to them. */
function withoutRole({ leaders, countries, actors, recipients }: EventRow): readonly Participant[] {
  const inRole = new Set([...actors, ...recipients].map(({ id }) => id));
  return [...leaders, ...countries].filter(({ id }) => !inRole.has(id));
}

function Told({ event: { article, field, trigger, sentence, quote } }: { readonly event: EventRow }) {
  const params = new URLSearchParams(filters.value);
  params.set("at", `${field}-${trigger[0]}`);
  const title = article.title || "Without a headline";
  return (
    <>
      <a class="event-quote" href={linkTo("article", params, article.id)} data-row>
        {quote ? <Quote quote={quote} from={trigger[0] - sentence[0]} to={trigger[1] - sentence[0]} /> : title}
      </a>
      <p class="row-meta">
        {quote && field !== "title" && <span class="event-title">{title}</span>}
        {article.source && <span class="row-source">{article.source}</span>}
        {article.published ? <Moment iso={article.published} /> : <span>no date</span>}
      </p>
    </>
  );
}

interface QuoteProps {
  readonly quote: string;
  /** The words that tell of the event, as code points into the quote. */
  readonly from: number;
  readonly to: number;
}

function Quote({ quote, from, to }: QuoteProps) {
  const unit = unitOffsets(quote);
  return (
    <>
      {quote.slice(0, unit(from))}
      <b>{quote.slice(unit(from), unit(to))}</b>
      {quote.slice(unit(to))}
    </>
  );
}
