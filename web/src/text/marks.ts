/**
 * Highlights of the API as pieces of text, so that nothing of an article is ever read as markup.
 *
 * The API sends the article's text escaped, matched words in `<em>`. The pieces hold the text itself.
 */

/** A piece of text, marked or not. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#x27": "'",
  "#39": "'",
  "#x2F": "/",
};

/** Cuts a highlight into its pieces, in order. */
export function piecesOf(highlight: string): readonly Piece[] {
  return highlight
    .split(/(<em>.*?<\/em>)/su)
    .filter((part) => part !== "")
    .map((part) => {
      const marked = part.startsWith("<em>") && part.endsWith("</em>");
      return { text: unescaped(marked ? part.slice(4, -5) : part), marked };
    });
}

function unescaped(text: string): string {
  return text.replace(/&(#?\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole);
}
