/** Words of the question that name a leader, a country or an event: they can be a filter instead. */
import type { Hint } from "../../api/types";
import { FACET_WORDS } from "../../components/facets/words";
import { change } from "../../state/address";
import { choices, writeChoice } from "../../state/filters";
import { learn } from "../../state/labels";

/** Offers each name as a filter; one that is chosen already is not offered. */
export function Hints({ hints }: { readonly hints: readonly Hint[] }) {
  const open = hints.filter(
    ({ facet, id }) => !choices.value.some((choice) => choice.facet === facet && choice.id === id),
  );
  if (open.length === 0) return null;
  return (
    <p class="hints">
      <span class="note">Rather all articles about</span>
      {open.map((hint) => (
        <button
          key={`${hint.facet} ${hint.id}`}
          type="button"
          class={`chip facet-${hint.facet}`}
          onClick={() => take(hint)}
        >
          <span class="chip-kind">{FACET_WORDS[hint.facet].one}</span> {hint.label}
        </button>
      ))}
    </p>
  );
}

/** Puts the filter in the place of the words. */
function take({ facet, id, label, words }: Hint): void {
  learn(facet, [{ id, label }]);
  change((params) => {
    const rest = (params.get("q") ?? "").replace(words, " ").replace(/\s+/g, " ").trim();
    if (rest) params.set("q", rest);
    else params.delete("q");
    params.append(facet, writeChoice({ id, excluded: false }));
  });
}
