/** An article in a list: headline, where and when, what matched, and its tags. */
import type { ArticleSummary } from "../api/types";
import { linkTo } from "../state/address";
import { filters } from "../state/filters";
import { timeWords } from "../text/dates";
import { Marked } from "./marked";
import { Moment } from "./moment";
import { TagChip } from "./tag-chip";

/** Most tags of a facet in a row: more would outweigh the article. */
const MOST_TAGS = 3;
/** From this confidence on an event is likely: docs/events.md. */
export const LIKELY = 0.6;

interface Props {
  readonly article: ArticleSummary;
  /** Whether the row tells when the article came into the archive. */
  readonly arrival?: boolean;
}

/** Shows an article as a list's entry; its headline leads to the article, which keeps the filters. */
export function ArticleRow({ article, arrival = false }: Props) {
  const [title] = article.highlights.title ?? [];
  const fragments = article.highlights.body ?? [];
  return (
    <article class="row">
      <h3>
        <a href={linkTo("article", filters.value, article.id)} data-row>
          {title ? <Marked highlight={title} /> : article.title || "Without a headline"}
        </a>
      </h3>
      <p class="row-meta">
        {article.source && <span class="row-source">{article.source}</span>}
        {article.published ? <Moment iso={article.published} /> : <span>no date</span>}
        {arrival && article.indexed && <span>came in {timeWords(article.indexed)}</span>}
        {article.language && article.language !== "en" && <span>{article.language}</span>}
      </p>
      {fragments.length > 0 ? (
        <p class="row-text">
          {fragments.map((fragment, place) => (
            <span key={place} class="fragment">
              <Marked highlight={fragment} />
            </span>
          ))}
        </p>
      ) : (
        article.summary && <p class="row-text">{article.summary}</p>
      )}
      <Tags article={article} />
    </article>
  );
}

function Tags({ article }: { readonly article: ArticleSummary }) {
  const events = new Map(
    article.events
      .filter((event) => event.confidence >= LIKELY)
      .map((event) => [`${event.type} ${event.status}`, event]),
  );
  return (
    <p class="chips">
      {article.leaders.slice(0, MOST_TAGS).map(({ id, name }) => (
        <TagChip key={id} facet="leader" id={id} label={name} />
      ))}
      {article.countries.slice(0, MOST_TAGS).map(({ id, name }) => (
        <TagChip key={id} facet="country" id={id} label={name} />
      ))}
      {[...events].slice(0, MOST_TAGS).map(([each, { type, label, status }]) => (
        <TagChip key={each} facet="event" id={type} label={label} note={status === "occurred" ? undefined : status} />
      ))}
    </p>
  );
}
