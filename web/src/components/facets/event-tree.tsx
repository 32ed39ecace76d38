/** The event types as the tree they are: an upper type, and its modes below it. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Facet, FacetValue } from "../../api/types";
import { choices } from "../../state/filters";
import { learn } from "../../state/labels";
import { ValueRow } from "./value-row";

/** Upper types that are shown at first. */
const AT_FIRST = 7;

/** An upper type with its modes, the most frequent first. */
interface Branch {
  readonly upper: FacetValue;
  readonly modes: readonly FacetValue[];
}

/** Shows the tree of the types that the articles tell of. */
export function EventTree({ counts }: { readonly counts: Facet | undefined }) {
  const all = useSignal(false);
  const values = counts?.values;
  useEffect(() => learn("event", values ?? []), [values]);
  if (!values) return null;
  const branches = branchesOf(values);
  if (branches.length === 0) return <p class="note">None here.</p>;
  const shown = all.value ? branches : branches.slice(0, AT_FIRST);
  return (
    <>
      <ul class="values">
        {shown.map((branch) => (
          <BranchRow key={branch.upper.id} branch={branch} />
        ))}
      </ul>
      {branches.length > shown.length && (
        <button type="button" class="quiet more" onClick={() => (all.value = true)}>
          {branches.length - shown.length} more
        </button>
      )}
    </>
  );
}

function BranchRow({ branch: { upper, modes } }: { readonly branch: Branch }) {
  const within = choices.value.some(({ facet, id }) => facet === "event" && id.startsWith(`${upper.id}/`));
  const opened = useSignal(false);
  const open = opened.value || within;
  return (
    <li>
      <div class="branch">
        {modes.length > 0 && (
          <button
            type="button"
            class="branch-switch"
            aria-expanded={open}
            aria-label={`Kinds of ${upper.label}`}
            onClick={() => (opened.value = !open)}
          >
            {open ? "▾" : "▸"}
          </button>
        )}
        <ValueRow facet="event" value={upper} />
      </div>
      {open && (
        <ul class="values modes">
          {modes.map((mode) => (
            <li key={mode.id}>
              <ValueRow facet="event" value={mode} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Puts each mode below its upper type; the API lists both, so that an upper one is always there. */
function branchesOf(values: readonly FacetValue[]): readonly Branch[] {
  return values
    .filter(({ id }) => !id.includes("/"))
    .map((upper) => ({ upper, modes: values.filter(({ id }) => id.startsWith(`${upper.id}/`)) }));
}
