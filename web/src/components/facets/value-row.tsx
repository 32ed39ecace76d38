/** A value of a facet with its count: a click chooses it, a second one leaves it out. */
import type { FacetName, FacetValue } from "../../api/types";
import { choices, choose, unchoose } from "../../state/filters";
import { Count } from "../count";

/** Shows a value with the button that chooses it and the one that leaves it out. */
export function ValueRow({ facet, value }: { readonly facet: FacetName; readonly value: FacetValue }) {
  const { id, label, count } = value;
  const choice = choices.value.find((each) => each.facet === facet && each.id === id);
  const chosen = choice !== undefined && !choice.excluded;
  const excluded = choice?.excluded ?? false;
  return (
    <div class={`value${chosen ? " chosen" : ""}${excluded ? " excluded" : ""}`}>
      <button
        type="button"
        class="value-name"
        aria-pressed={chosen}
        onClick={() => (chosen ? unchoose(facet, id) : choose(facet, id))}
      >
        <span class="value-label">{label}</span> <Count count={count} />
      </button>
      <button
        type="button"
        class="value-exclude"
        aria-pressed={excluded}
        aria-label={`Leave ${label} out`}
        title={excluded ? `Do not leave ${label} out` : `Leave ${label} out`}
        onClick={() => (excluded ? unchoose(facet, id) : choose(facet, id, { excluded: true }))}
      >
        −
      </button>
    </div>
  );
}
