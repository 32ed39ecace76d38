/** The new articles: how many, what they are about, and the articles themselves. */
import type { ArticlePage } from "../../api/types";
import { ArticleRow } from "../../components/article-row";
import { Pages } from "../../components/pages";
import { Empty } from "../../components/states";
import { address } from "../../state/address";
import { clearFilters, isFiltered } from "../../state/filters";
import { markSeen } from "../../state/visits";
import { countWords } from "../../text/numbers";
import { NewBy } from "./new-by";
import { chooseSince, presentSince } from "./since";

/** Shows a page of new articles. */
export function NewArticles({ page }: { readonly page: ArticlePage }) {
  if (page.articles.length === 0) return <Nothing />;
  return (
    <>
      <div class="summary">
        <p role="status">
          <b>{countWords(page.total.value, "new article")}</b>
        </p>
        <MarkSeen latest={page.articles[0]?.indexed ?? null} />
      </div>
      <NewBy facets={page.facets} />
      <ol class="rows">
        {page.articles.map((article) => (
          <li key={article.id}>
            <ArticleRow article={article} arrival />
          </li>
        ))}
      </ol>
      <Pages next={page.next_cursor} />
    </>
  );
}

/** All that is shown becomes seen, so the button is there only where all that is new is shown. */
function MarkSeen({ latest }: { readonly latest: string | null }) {
  if (!latest || isFiltered.value || presentSince() !== "visit" || address.value.params.has("cursor")) return null;
  return (
    <button type="button" onClick={() => markSeen(latest)}>
      Mark all as seen
    </button>
  );
}

function Nothing() {
  return (
    <Empty heading={isFiltered.value ? "Nothing new under these filters" : "Nothing new"}>
      <p>
        {isFiltered.value && (
          <>
            <button type="button" class="link" onClick={clearFilters}>
              Clear the filters
            </button>
            , or look{" "}
          </>
        )}
        {!isFiltered.value && "Look "}
        <button type="button" class="link" onClick={() => chooseSince("week")}>
          a week back
        </button>
        .
      </p>
    </Empty>
  );
}
