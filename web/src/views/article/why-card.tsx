/** The card beside tagged words: which tags they have, and why. */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Events } from "../../api/types";
import { useAnswer } from "../../api/use-answer";
import { filters } from "../../state/filters";
import { linkTo } from "../../state/address";
import { countWords } from "../../text/numbers";
import { eventWords, type NameOf } from "./names";
import { close, leave, type Opened, opened, stay } from "./opened";
import { ruleWords } from "./rules";
import type { Annotated, Tag } from "./tags";

/** The card's id, by which the words refer to it. */
export const WHY = "why";

/** Widest card, in pixels. */
const WIDTH = 384;
/** Space between words and card, in pixels. */
const GAP = 6;

interface Props {
  readonly article: Annotated;
  readonly nameOf: NameOf;
}

/** Shows the card of the words that are open, below them. */
export function WhyCard({ article, nameOf }: Props) {
  const now = opened.value;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const closeOutside = ({ target }: Event) => {
      const inside = target instanceof Element && target.closest(`#${WHY}, [data-tagged]`);
      if (!inside) close();
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      close();
    };
  }, [article]);
  useLayoutEffect(() => now && card.current ? place(card.current, now) : undefined, [now]);
  if (!now) return null;
  return (
    <aside id={WHY} class="why" ref={card} onPointerEnter={stay} onPointerLeave={leave}>
      {now.piece.tags.map((tag, number) => (
        <section key={number} class={`facet-${tag.facet}`}>
          {tag.facet === "event" ? (
            <EventReasons tag={tag} nameOf={nameOf} article={article} />
          ) : (
            <NameReasons tag={tag} nameOf={nameOf} article={article} />
          )}
        </section>
      ))}
    </aside>
  );
}

function place(card: HTMLElement, { element }: Opened): void {
  const words = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const ground = (card.offsetParent ?? document.body).getBoundingClientRect();
  const width = Math.min(WIDTH, ground.width);
  const left = Math.max(0, Math.min(words.left - ground.left, ground.width - width));
  card.style.width = `${width}px`;
  card.style.left = `${left}px`;
  card.style.top = `${element.getBoundingClientRect().bottom - ground.top + GAP}px`;
}

type NameTag = Extract<Tag, { facet: "leader" | "country" }>;
type EventTag = Extract<Tag, { facet: "event" }>;

function NameReasons({ tag, nameOf, article }: Props & { readonly tag: NameTag }) {
  const { facet, mention } = tag;
  const leader = article.leaders.find(({ id }) => facet === "leader" && id === mention.id);
  const country = article.countries.find(({ id }) => facet === "country" && id === mention.id);
  const found = leader ?? country;
  const office = [leader?.office, leader?.country && nameOf(leader.country)].filter(Boolean).join(", ");
  return (
    <>
      <h2>{nameOf(mention.id)}</h2>
      {leader && <p>{office || "No office told"}</p>}
      <dl>
        <Reason name="Words" value={`“${mention.surface}”`} />
        <Reason name="Rule" value={`${ruleWords(mention.rule)} (${mention.rule})`} />
        <Reason
          name="Vocabulary"
          value={leader?.linked === false ? "Not in it: the words beside the name told the office" : mention.id}
        />
        {found && <Reason name="Here" value={`named ${countWords(found.mentions, "time")}`} />}
      </dl>
      <Others facet={facet} id={mention.id} name={nameOf(mention.id)} />
    </>
  );
}

function EventReasons({ tag: { event }, nameOf }: Props & { readonly tag: EventTag }) {
  const { data } = useAnswer<Events>("/vocabulary/events");
  const entry = data?.events.find(({ id }) => id === event.type);
  const [example] = entry?.examples ?? [];
  return (
    <>
      <h2>{event.label}</h2>
      <p>{eventWords(event, nameOf)}</p>
      <dl>
        <Reason name="Type" value={entry?.plover ? `${event.type}, PLOVER’s ${entry.plover}` : event.type} />
        {example && <Reason name="Such as" value={`“${example}”`} />}
        <Reason name="Confidence" value={confidenceWords(event.confidence)} />
        <Reason name="Told" value={countWords(1 + (event.evidence?.length ?? 0), "time")} />
      </dl>
      <Others facet="event" id={event.type} name={event.label} />
    </>
  );
}

function confidenceWords(confidence: number): string {
  const right = Math.round(confidence * 100);
  const share = right === 100 ? "more than 99" : `about ${right}`;
  return `${confidence.toFixed(2)}: of 100 events like this, ${share} are right`;
}

function Reason({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Others({ facet, id, name }: { readonly facet: Tag["facet"]; readonly id: string; readonly name: string }) {
  const params = new URLSearchParams(filters.value);
  if (!params.getAll(facet).includes(id)) params.append(facet, id);
  return <a href={linkTo("search", params)}>Articles with {name}</a>;
}
