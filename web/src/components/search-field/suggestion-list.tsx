/** The suggestions below the search field, each with its kind. */
import type { Suggestion } from "../../api/types";
import { Count } from "../count";
import { FACET_WORDS } from "../facets/words";

interface Props {
  readonly shown: boolean;
  readonly suggestions: readonly Suggestion[];
  /** Place of the one that the arrow keys have reached; -1 for none. */
  readonly chosen: number;
  readonly take: (suggestion: Suggestion) => void;
}

/** The id of the element of a suggestion. */
export function suggestionId(place: number): string {
  return `suggestion-${place}`;
}

/** Shows the suggestions as the list that the field controls. */
export function SuggestionList({ shown, suggestions, chosen, take }: Props) {
  return (
    <ul id="suggestions" class="suggestions" role="listbox" aria-label="Suggestions" hidden={!shown}>
      {suggestions.map((suggestion, place) => (
        <li
          key={`${suggestion.type} ${suggestion.id}`}
          id={suggestionId(place)}
          role="option"
          aria-selected={place === chosen}
          class={`suggestion facet-${suggestion.type}`}
          // The field keeps the focus, so that a press does not close the list before it is a click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(suggestion)}
        >
          <span class="suggestion-kind">
            {suggestion.type === "title" ? "article" : FACET_WORDS[suggestion.type].one}
          </span>
          <span class="suggestion-label">{suggestion.label}</span>
          {suggestion.type !== "title" && <Count count={suggestion.count} />}
        </li>
      ))}
    </ul>
  );
}
