/** A highlight of the API: the text, with the words that were asked for marked. */
import { piecesOf } from "../text/marks";

/** Shows a highlight; whatever its text holds is shown as text. */
export function Marked({ highlight }: { readonly highlight: string }) {
  return (
    <>
      {piecesOf(highlight).map(({ text, marked }, place) =>
        marked ? <mark key={place}>{text}</mark> : text,
      )}
    </>
  );
}
