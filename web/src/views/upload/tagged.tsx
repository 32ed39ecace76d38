/** A pasted text with every leader, country and event marked, as an article has them. */
import { useMemo } from "preact/hooks";
import type { Record as ExtractionRecord } from "../../api/types";
import { EventList } from "../article/event-list";
import { namesOf } from "../article/names";
import { TaggedText, TaggedTitle } from "../article/tagged-text";
import { tagsOf } from "../article/tags";
import { WhyCard } from "../article/why-card";

interface Props {
  readonly text: string;
  readonly record: ExtractionRecord;
}

/** Shows the text and its events; nothing of it is in the archive. */
export function Tagged({ text, record }: Props) {
  const title = useMemo(() => tagsOf(record, "title"), [record]);
  const body = useMemo(() => tagsOf(record, "body"), [record]);
  const nameOf = useMemo(() => namesOf(record), [record]);
  return (
    <div class="article article-columns" role="region" aria-label="The tagged text">
      <article>
        <p class="note" role="status">
          Tagged. Nothing was stored.
        </p>
        {record.title && <TaggedTitle text={record.title} field="title" tags={title} />}
        <TaggedText text={text} field="body" tags={body} />
        <WhyCard article={record} nameOf={nameOf} />
      </article>
      <aside class="article-side" aria-label="About this text">
        <EventList events={record.events} nameOf={nameOf} />
      </aside>
    </div>
  );
}
