/** Articles near to one: the other copies of its story, and what is about the same. */
import type { SimilarArticle, SimilarArticles } from "../../api/types";
import { useAnswer } from "../../api/use-answer";
import { Moment } from "../../components/moment";
import { linkTo } from "../../state/address";
import { filters } from "../../state/filters";

const LIKENESS: Readonly<Record<SimilarArticle["likeness"], string>> = {
  "same-story": "same text",
  "near-duplicate": "almost the same text",
  related: "",
};

/** Shows both lists once they are here; an article without any shows neither. */
export function Similar({ id }: { readonly id: string }) {
  const { data } = useAnswer<SimilarArticles>(`/articles/${encodeURIComponent(id)}/similar`);
  const articles = data?.articles ?? [];
  const copies = articles.filter(({ likeness }) => likeness !== "related");
  return (
    <>
      <Near heading="Copies of this story" articles={copies} />
      <Near heading="On the same matter" articles={articles.filter((article) => !copies.includes(article))} />
    </>
  );
}

function Near({ heading, articles }: { readonly heading: string; readonly articles: readonly SimilarArticle[] }) {
  if (articles.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <ul class="near">
        {articles.map((article) => (
          <li key={article.id}>
            <a href={linkTo("article", filters.value, article.id)}>{article.title || "Without a headline"}</a>
            <p class="note">
              {[article.source, LIKENESS[article.likeness]].filter(Boolean).join(", ")}{" "}
              {article.published && <Moment iso={article.published} />}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
