/** A day or time in words; the exact time shows on hover. */
import { dayWords, timeWords } from "../text/dates";

/** Shows an ISO day or time as a day in the reader's zone. */
export function Moment({ iso }: { readonly iso: string }) {
  return (
    <time dateTime={iso} title={timeWords(iso)}>
      {dayWords(iso)}
    </time>
  );
}
