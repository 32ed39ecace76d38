/** The panel of facets: what the articles found are about, to narrow them by. */
import { useSignal } from "@preact/signals";
import type { Facet, FacetName } from "../../api/types";
import { address } from "../../state/address";
import { DAYS, FACETS, OPTIONS, choices } from "../../state/filters";
import { openFacet, openFacets } from "../../state/open-facets";
import { DayRange } from "./day-range";
import { EventTree } from "./event-tree";
import { FacetValues } from "./facet-values";
import { Options } from "./options";
import { FACET_WORDS } from "./words";

type Facets = Partial<Record<FacetName, Facet>>;

/** Shows all facets; on a narrow screen behind a button. `facets` is undefined until an answer came. */
export function FacetPanel({ facets }: { readonly facets: Facets | undefined }) {
  const shown = useSignal(false);
  const count = choices.value.length;
  return (
    <aside class={`panel${shown.value ? " shown" : ""}`} aria-label="Filters">
      <button
        type="button"
        class="panel-switch"
        aria-expanded={shown.value}
        onClick={() => (shown.value = !shown.value)}
      >
        {shown.value ? "Hide filters" : `Filters${count ? ` (${count})` : ""}`}
      </button>
      <div class="panel-body">
        {FACETS.map((facet) => (
          <Group key={facet} facet={facet} counts={facets?.[facet]} />
        ))}
        <details class="facet" open={isSet(DAYS)}>
          <summary>Days</summary>
          <DayRange legend="Published" from="date_from" to="date_to" />
          <DayRange legend="Day of the event" from="event_date_from" to="event_date_to" />
          <DayRange legend="Came into the archive (day in UTC)" from="indexed_from" to="indexed_to" />
        </details>
        <details class="facet" open={isSet(OPTIONS)}>
          <summary>How filters work together</summary>
          <Options />
        </details>
      </div>
    </aside>
  );
}

function isSet(names: readonly string[]): boolean {
  return names.some((name) => address.value.params.has(name));
}

function Group({ facet, counts }: { readonly facet: FacetName; readonly counts: Facet | undefined }) {
  const open = openFacets.value.has(facet);
  return (
    <details
      class={`facet facet-${facet}`}
      open={open}
      onToggle={(event) => openFacet(facet, event.currentTarget.open)}
    >
      <summary>{FACET_WORDS[facet].many}</summary>
      {open && (facet === "event" ? <EventTree counts={counts} /> : <FacetValues facet={facet} counts={counts} />)}
    </details>
  );
}
