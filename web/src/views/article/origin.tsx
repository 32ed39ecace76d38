/** Where an article comes from: source, authors, day, and its address on the web. */
import type { Article } from "../../api/types";
import { Moment } from "../../components/moment";

/** Shows the line below the headline. */
export function Origin({ article }: { readonly article: Article }) {
  const { source, published, authors, dateline, language, url } = article;
  return (
    <p class="row-meta">
      {source && <span class="row-source">{source}</span>}
      {published ? <Moment iso={published} /> : <span>no date</span>}
      {article.date_basis === "file" && <span>the day is that of its file</span>}
      {authors.length > 0 && <span>by {authors.join(", ")}</span>}
      {dateline && <span>from {dateline.place}</span>}
      {language && language !== "en" && <span>language: {language}</span>}
      {isWebAddress(url) && (
        <a href={url} target="_blank" rel="noopener noreferrer">
          On the web
        </a>
      )}
    </p>
  );
}

/** A link may lead to a page of the web only: an address of `javascript:` would run. */
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}
