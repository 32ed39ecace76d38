/** The values of a facet, the most frequent first, with a field that searches among all of them. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Facet, FacetAnswer, FacetName, FacetValue } from "../../api/types";
import { useAnswer } from "../../api/use-answer";
import { filters } from "../../state/filters";
import { learn } from "../../state/labels";
import { useSettled } from "../use-settled";
import { FACET_WORDS } from "./words";
import { ValueRow } from "./value-row";

/** Values that are shown at first. */
const AT_FIRST = 7;
/** Facets of a handful of values, which nobody searches in. */
const SHORT: readonly FacetName[] = ["status", "kind", "language"];

interface Props {
  readonly facet: FacetName;
  readonly counts: Facet | undefined;
}

/** Shows the values of a facet; what is typed into its field is looked up in the whole index. */
export function FacetValues({ facet, counts }: Props) {
  const typed = useSignal("");
  const prefix = useSettled(typed.value.trim());
  const params = new URLSearchParams(filters.value);
  params.set("prefix", prefix);
  const { data } = useAnswer<FacetAnswer>(prefix ? `/facets/${facet}` : null, params);
  const values = (prefix ? data : counts)?.values;
  useEffect(() => learn(facet, values ?? []), [facet, values]);
  const name = FACET_WORDS[facet].many.toLowerCase();
  return (
    <>
      {!SHORT.includes(facet) && (
        <input
          type="search"
          class="facet-search"
          aria-label={`Search ${name}`}
          placeholder="Search inside"
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
      )}
      <Values key={prefix} facet={facet} values={values} />
    </>
  );
}

function Values({ facet, values }: { readonly facet: FacetName; readonly values: readonly FacetValue[] | undefined }) {
  const all = useSignal(false);
  if (!values) return null;
  if (values.length === 0) return <p class="note">None here.</p>;
  const shown = values.filter((value, place) => all.value || place < AT_FIRST || value.selected);
  return (
    <>
      <ul class="values">
        {shown.map((value) => (
          <li key={value.id}>
            <ValueRow facet={facet} value={value} />
          </li>
        ))}
      </ul>
      {values.length > shown.length && (
        <button type="button" class="quiet more" onClick={() => (all.value = true)}>
          {values.length - shown.length} more
        </button>
      )}
    </>
  );
}
