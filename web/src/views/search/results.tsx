/** What was found: how much, in which order, the articles, and the way to the next page. */
import { useCallback } from "preact/hooks";
import type { ArticlePage } from "../../api/types";
import { ArticleRow } from "../../components/article-row";
import { Option } from "../../components/facets/options";
import { Empty } from "../../components/states";
import { address, linkTo, set } from "../../state/address";
import { clearFilters, isFiltered } from "../../state/filters";
import { useShortcut } from "../../state/shortcuts";
import { countWords, numberWords } from "../../text/numbers";
import { Hints } from "./hints";
import { Questions } from "./questions";

/** Shows a page of articles. */
export function Results({ page }: { readonly page: ArticlePage }) {
  useRowKeys();
  if (page.articles.length === 0) return isFiltered.value ? <Nothing /> : null;
  return (
    <>
      <Summary page={page} />
      <Hints hints={page.hints} />
      <ol class="rows">
        {page.articles.map((article) => (
          <li key={article.id}>
            <ArticleRow article={article} />
          </li>
        ))}
      </ol>
      <Pages next={page.next_cursor} />
    </>
  );
}

function Summary({ page }: { readonly page: ArticlePage }) {
  const { value, relation } = page.total;
  const found = `${relation === "gte" ? "more than " : ""}${countWords(value, "article")}`;
  const stories = page.stories ? `, about ${countWords(page.stories.value, "story", "stories")}` : "";
  return (
    <div class="summary">
      <p role="status">
        <b>{found}</b>
        {stories} <span class="note">in {numberWords(page.took_ms)} ms</span>
      </p>
      <Option name="collapse" value="story" label="One of each story" />
      <Order />
    </div>
  );
}

function Order() {
  const { params } = address.value;
  const usual = params.has("q") ? "relevance" : "newest";
  return (
    <label class="order">
      <span>Order</span>
      <select
        value={params.get("sort") ?? usual}
        onChange={({ currentTarget: { value } }) => set("sort", value === usual ? "" : value)}
      >
        {params.has("q") && <option value="relevance">Best match</option>}
        <option value="newest">Newest</option>
        <option value="oldest">Oldest</option>
      </select>
    </label>
  );
}

function Pages({ next }: { readonly next: string | null }) {
  const { view, params } = address.value;
  const first = new URLSearchParams(params);
  first.delete("cursor");
  const following = new URLSearchParams(params);
  following.set("cursor", next ?? "");
  return (
    <nav class="pages" aria-label="Pages">
      {params.has("cursor") && <a href={linkTo(view, first)}>« First page</a>}
      {next && (
        <a href={linkTo(view, following)} onClick={() => scrollTo(0, 0)}>
          Next page »
        </a>
      )}
    </nav>
  );
}

function Nothing() {
  return (
    <Empty heading="Nothing in the archive matches">
      <p>
        Remove one of the filters above, or{" "}
        <button type="button" class="link" onClick={clearFilters}>
          clear all of them
        </button>
        . Or begin with one of these:
      </p>
      <Questions />
    </Empty>
  );
}

/** `j` and `k` go from headline to headline. */
function useRowKeys(): void {
  useShortcut("j", "go to the next article", useCallback(() => step(1), []));
  useShortcut("k", "go to the article before", useCallback(() => step(-1), []));
}

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const place = rows.findIndex((row) => row === document.activeElement);
  rows[place < 0 ? 0 : place + by]?.focus();
}
