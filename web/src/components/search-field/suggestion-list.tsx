/** The list below the search field, each entry with its kind. */
import { Count } from "../count";
import type { Offer } from "./offers";

interface Props {
  readonly shown: boolean;
  readonly offers: readonly Offer[];
  /** Place of the one that the arrow keys have reached; -1 for none. */
  readonly chosen: number;
}

/** The id of the element of an entry. */
export function suggestionId(place: number): string {
  return `suggestion-${place}`;
}

/** Shows what is offered as the list that the field controls. */
export function SuggestionList({ shown, offers, chosen }: Props) {
  return (
    <ul id="suggestions" class="suggestions" role="listbox" aria-label="Suggestions" hidden={!shown}>
      {offers.map(({ key, kind, label, hue = "", count, take }, place) => (
        <li
          key={key}
          id={suggestionId(place)}
          role="option"
          aria-selected={place === chosen}
          class={`suggestion ${hue}`}
          // The field keeps the focus, so that a press does not close the list before it is a click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={take}
        >
          <span class="suggestion-kind">{kind}</span>
          <span class="suggestion-label">{label}</span>
          {count !== undefined && <Count count={count} />}
        </li>
      ))}
    </ul>
  );
}
