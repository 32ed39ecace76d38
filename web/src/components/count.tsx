/** A number of articles: the number to the eye, and its noun to screen readers. */
import { numberWords } from "../text/numbers";

/** Shows how many articles there are of something. */
export function Count({ count }: { readonly count: number }) {
  return (
    <span class="value-count">
      {numberWords(count)}
      <span class="seen-by-readers-only"> {count === 1 ? "article" : "articles"}</span>
    </span>
  );
}
