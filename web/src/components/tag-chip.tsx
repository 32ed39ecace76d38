/** A tag in the colour of its facet; a click filters by it. */
import type { FacetName } from "../api/types";
import { choose } from "../state/filters";

/** A value of a facet: its name for people, and what is added to it, such as a status. */
interface Props {
  readonly facet: FacetName;
  /** The facet that a click filters by; the value's own if left out. */
  readonly asks?: FacetName | undefined;
  readonly id: string;
  readonly label: string;
  readonly note?: string | undefined;
}

/** Shows a tag as a button that adds it to the filters. */
export function TagChip({ facet, asks = facet, id, label, note }: Props) {
  return (
    <button
      type="button"
      class={`chip facet-${facet}`}
      title={`Only articles with ${label}`}
      onClick={() => choose(asks, id)}
    >
      {label}
      {note && <span class="chip-note">{note}</span>}
    </button>
  );
}
