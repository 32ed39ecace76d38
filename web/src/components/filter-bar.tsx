/** The filters that are set, a chip each: turn it round, or take it back. */
import { useEffect } from "preact/hooks";
import { get, problemFrom } from "../api/client";
import type { FacetAnswer, FacetName } from "../api/types";
import { address, change } from "../state/address";
import { choices, choose, clearFilters, filters, isFiltered, unchoose, type Choice } from "../state/filters";
import { labelOf, learn } from "../state/labels";
import { rangeWords } from "../text/dates";
import { FACET_WORDS } from "./facets/words";
import type { Call } from "./share/call";
import { ShareBar } from "./share/share-bar";

/** Shows all filters that are set, and what can be done with the search once its call is known. */
export function FilterBar({ call }: { readonly call: Call | undefined }) {
  useNames(choices.value);
  if (!isFiltered.value && !call) return null;
  return (
    <div class="filter-line">
      {isFiltered.value && <Chips />}
      {call && <ShareBar call={call} />}
    </div>
  );
}

function Chips() {
  const { params } = address.value;
  const words = params.get("q");
  return (
    <div class="filter-bar" role="group" aria-label="Filters that are set">
      {words && <Removable label={`“${words}”`} says="words" onRemove={() => remove("q")} />}
      {choices.value.map((choice) => (
        <ChoiceChip key={`${choice.facet} ${choice.id}`} choice={choice} />
      ))}
      <Range says="published" from="date_from" to="date_to" />
      <Range says="event" from="event_date_from" to="event_date_to" />
      <Range says="arrived" from="indexed_from" to="indexed_to" />
      <button type="button" class="quiet" onClick={clearFilters}>
        Clear all
      </button>
    </div>
  );
}

function ChoiceChip({ choice: { facet, id, excluded } }: { readonly choice: Choice }) {
  const name = labelOf(facet, id) ?? id;
  return (
    <span class={`chip chosen facet-${facet}${excluded ? " excluded" : ""}`}>
      <button
        type="button"
        title={excluded ? `Ask for ${name} instead` : `Leave ${name} out instead`}
        onClick={() => choose(facet, id, { excluded: !excluded })}
      >
        <span class="chip-kind">{excluded ? `not ${FACET_WORDS[facet].one}` : FACET_WORDS[facet].one}</span>{" "}
        <span class="chip-name">{name}</span>
      </button>
      <button type="button" aria-label={`Remove ${name}`} onClick={() => unchoose(facet, id)}>
        ✕
      </button>
    </span>
  );
}

function Range({ says, from, to }: { readonly says: string; readonly from: string; readonly to: string }) {
  const { params } = address.value;
  const [first, last] = [params.get(from), params.get(to)];
  if (!first && !last) return null;
  return <Removable label={rangeWords(first, last)} says={says} onRemove={() => remove(from, to)} />;
}

interface RemovableProps {
  readonly label: string;
  readonly says: string;
  readonly onRemove: () => void;
}

function Removable({ label, says, onRemove }: RemovableProps) {
  return (
    <span class="chip chosen">
      <span>
        <span class="chip-kind">{says}</span> {label}
      </span>
      <button type="button" aria-label={`Remove ${says} ${label}`} onClick={onRemove}>
        ✕
      </button>
    </span>
  );
}

function remove(...names: readonly string[]): void {
  change((params) => names.forEach((name) => params.delete(name)));
}

/** Asks for the names of values that no answer has told, as after opening a shared link. */
function useNames(chosen: readonly Choice[]): void {
  const nameless = [...new Set(chosen.filter(({ facet, id }) => !labelOf(facet, id)).map(({ facet }) => facet))];
  const asked = nameless.join();
  useEffect(() => {
    if (!asked) return;
    const abort = new AbortController();
    // A view's own answer mostly brings the names; this is for views that have no facets.
    const wait = setTimeout(() => asked.split(",").forEach((facet) => void ask(facet as FacetName, abort.signal)), 800);
    return () => {
      clearTimeout(wait);
      abort.abort();
    };
  }, [asked]);
}

async function ask(facet: FacetName, signal: AbortSignal): Promise<void> {
  const params = new URLSearchParams({ facet_size: "1" });
  filters.peek().getAll(facet).forEach((value) => params.append(facet, value));
  try {
    learn(facet, (await get<FacetAnswer>(`/facets/${facet}`, params, signal)).values);
  } catch (error) {
    problemFrom(error); // The view itself tells what is wrong with its filters.
  }
}
