/** A first and a last day, both inclusive, as the API takes them. */
import { address, set } from "../../state/address";
import type { DayName } from "../../state/filters";
import { dayPart } from "../../text/dates";

interface Props {
  readonly legend: string;
  readonly from: DayName;
  readonly to: DayName;
}

/** Shows two fields for days; each changes the address as soon as a whole day is in it. */
export function DayRange({ legend, from, to }: Props) {
  return (
    <fieldset class="days">
      <legend>{legend}</legend>
      <Day label="from" name={from} />
      <Day label="to" name={to} />
    </fieldset>
  );
}

function Day({ label, name }: { readonly label: string; readonly name: DayName }) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="date"
        name={name}
        // An instant, as a shared link may have, shows as its day.
        value={dayPart(address.value.params.get(name) ?? "")}
        onChange={(event) => set(name, event.currentTarget.value)}
      />
    </label>
  );
}
