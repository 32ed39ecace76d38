/** Title and text with the words of every leader, country and event marked. */
import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { close, leave, open, opened } from "./opened";
import { type Field, paragraphsOf, type Piece, type Tag } from "./tags";
import { WHY } from "./why-card";

/** A field of the article and the words in it that earned tags. */
interface Props {
  readonly text: string;
  readonly field: Field;
  readonly tags: readonly Tag[];
}

/** Shows the title. */
export function TaggedTitle(props: Props) {
  const paragraphs = useParagraphs(props);
  return (
    <h1 onKeyDown={walk}>
      <Pieces pieces={paragraphs.flat()} entry={firstTagged(paragraphs)} />
    </h1>
  );
}

/** Shows the text by its paragraphs. Its marks are one stop of the tabulator; arrows go on from there. */
export function TaggedText(props: Props) {
  const paragraphs = useParagraphs(props);
  const entry = firstTagged(paragraphs);
  return (
    <div class="article-text" onKeyDown={walk}>
      {paragraphs.map((pieces, number) => (
        <p key={number}>
          <Pieces pieces={pieces} entry={entry} />
        </p>
      ))}
    </div>
  );
}

function useParagraphs({ text, field, tags }: Props): Piece[][] {
  return useMemo(() => paragraphsOf(text, field, tags), [text, field, tags]);
}

function firstTagged(paragraphs: readonly Piece[][]): Piece | undefined {
  return paragraphs.flat().find(({ tags }) => tags.length > 0);
}

function Pieces({ pieces, entry }: { readonly pieces: readonly Piece[]; readonly entry: Piece | undefined }) {
  return (
    <>
      {pieces.map((piece, number) =>
        piece.tags.length > 0 ? <Mark key={number} piece={piece} isEntry={piece === entry} /> : piece.text,
      )}
    </>
  );
}

function Mark({ piece, isEntry }: { readonly piece: Piece; readonly isEntry: boolean }) {
  const isOpen = useComputed(() => opened.value?.piece === piece).value;
  const [{ facet } = { facet: "event" }] = piece.tags;
  return (
    <span
      id={piece.place}
      class={`tagged facet-${facet}`}
      role="button"
      tabIndex={isEntry ? 0 : -1}
      data-tagged
      aria-expanded={isOpen}
      aria-describedby={isOpen ? WHY : undefined}
      onPointerEnter={({ currentTarget, pointerType }) => pointerType === "mouse" && open(piece, currentTarget, false)}
      onPointerLeave={leave}
      onFocus={({ currentTarget }) => open(piece, currentTarget, true)}
      onClick={({ currentTarget }) => open(piece, currentTarget, true)}
    >
      {piece.text}
    </span>
  );
}

/** Arrow keys go from mark to mark; Escape closes the card. */
function walk(event: KeyboardEvent): void {
  if (event.key === "Escape") close();
  const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  const marks = [...document.querySelectorAll<HTMLElement>("[data-tagged]")];
  const next = by && marks[marks.indexOf(event.target as HTMLElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
