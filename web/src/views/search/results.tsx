/** What was found: how much, in which order, the articles, and the way to the next page. */
import type { ArticlePage } from "../../api/types";
import { ArticleRow } from "../../components/article-row";
import { Option } from "../../components/facets/options";
import { Pages } from "../../components/pages";
import { Empty } from "../../components/states";
import { useRowKeys } from "../../components/use-row-keys";
import { address, set } from "../../state/address";
import { clearFilters, isFiltered } from "../../state/filters";
import { countWords, numberWords } from "../../text/numbers";
import { Hints } from "./hints";
import { Questions } from "./questions";

/** Shows a page of articles. */
export function Results({ page }: { readonly page: ArticlePage }) {
  useRowKeys("article");
  if (page.articles.length === 0) return isFiltered.value ? <Nothing /> : null;
  return (
    <>
      <Summary page={page} />
      <Hints hints={page.hints} />
      <ol class="rows">
        {page.articles.map((article) => (
          <li key={article.id}>
            <ArticleRow article={article} arrival={address.value.params.get("sort") === "arrived"} />
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
        <option value="arrived">Last to arrive</option>
      </select>
    </label>
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
