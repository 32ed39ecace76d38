/** One article: its text with every tag marked, its events, and what is near to it. */
import { useEffect, useMemo } from "preact/hooks";
import type { Article } from "../../api/types";
import { useAnswer } from "../../api/use-answer";
import { Failure, Loading } from "../../components/states";
import { TagChip } from "../../components/tag-chip";
import { address, linkTo } from "../../state/address";
import { filters, linkWithFilters } from "../../state/filters";
import { EventList } from "./event-list";
import { namesOf } from "./names";
import { goTo } from "./opened";
import { Origin } from "./origin";
import { Original } from "./original";
import { Similar } from "./similar";
import { TaggedText, TaggedTitle } from "./tagged-text";
import { tagsOf } from "./tags";
import { WhyCard } from "./why-card";

/** Shows the article whose id stands in the address; `at` names words to go to. */
export default function ArticleView() {
  const { path, params } = address.value;
  const [id = ""] = path;
  const part = new URLSearchParams({ page: params.get("page") ?? "1" });
  const { data, problem, loading, retry } = useAnswer<Article>(`/articles/${encodeURIComponent(id)}`, part);
  return (
    <div class="article" aria-busy={loading}>
      <nav class="article-back">
        <a href={linkWithFilters("search")}>« Back to the results</a>
      </nav>
      {problem && <Failure problem={problem} retry={retry} />}
      {data ? <Reading article={data} /> : loading && <Loading what="Opening the article" />}
    </div>
  );
}

function Reading({ article }: { readonly article: Article }) {
  const title = useMemo(() => tagsOf(article, "title"), [article]);
  const body = useMemo(() => tagsOf(article, "body"), [article]);
  const nameOf = useMemo(() => namesOf(article), [article]);
  const at = address.value.params.get("at");
  useEffect(() => {
    if (at) goTo(at);
  }, [article, at]);
  return (
    <div class="article-columns">
      <article>
        {article.title ? <TaggedTitle text={article.title} field="title" tags={title} /> : <h1>Without a headline</h1>}
        <Origin article={article} />
        <Parts article={article} />
        <TaggedText text={article.text} field="body" tags={body} />
        <WhyCard article={article} nameOf={nameOf} />
      </article>
      <aside class="article-side" aria-label="About this article">
        <EventList events={article.events} nameOf={nameOf} />
        <Names article={article} />
        <Similar id={article.id} />
        <Original id={article.id} />
      </aside>
    </div>
  );
}

function Names({ article: { leaders, countries } }: { readonly article: Article }) {
  return (
    <>
      {leaders.length > 0 && (
        <section>
          <h2>Leaders and officials</h2>
          <p class="chips">
            {leaders.map(({ id, name, mentions }) => (
              <TagChip key={id} facet="leader" id={id} label={name} note={String(mentions)} />
            ))}
          </p>
        </section>
      )}
      {countries.length > 0 && (
        <section>
          <h2>Countries</h2>
          <p class="chips">
            {countries.map(({ id, name, mentions }) => (
              <TagChip key={id} facet="country" id={id} label={name} note={String(mentions)} />
            ))}
          </p>
        </section>
      )}
    </>
  );
}

/** The tags of the longest articles come in parts; the text is always whole. */
function Parts({ article: { id, page, pages } }: { readonly article: Article }) {
  if (pages <= 1) return null;
  const linkToPart = (number: number) => {
    const params = new URLSearchParams(filters.value);
    params.set("page", String(number));
    return linkTo("article", params, id);
  };
  return (
    <nav class="pages" aria-label="Parts of the tags">
      {page > 1 && <a href={linkToPart(page - 1)}>« Tags before</a>}
      <span>
        Tags, part {page} of {pages}
      </span>
      {page < pages && <a href={linkToPart(page + 1)}>Tags after »</a>}
    </nav>
  );
}
