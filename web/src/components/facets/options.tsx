/** How filters work together: which events count, any or all values, one and the same event. */
import { address, set } from "../../state/address";

/** Shows the options of the API that concern all filters. */
export function Options() {
  return (
    <div class="options">
      <Option name="confidence" value="any" label="Count unlikely events too" />
      <Option name="same_event" value="true" label="All in one and the same event" />
      <Option name="match" value="all" label="All chosen values, not any" />
    </div>
  );
}

interface Props {
  readonly name: string;
  readonly value: string;
  readonly label: string;
}

/** Shows an option that is a parameter of one value, or absent. */
export function Option({ name, value, label }: Props) {
  return (
    <label class="option">
      <input
        type="checkbox"
        checked={address.value.params.get(name) === value}
        onChange={(event) => set(name, event.currentTarget.checked ? value : "")}
      />
      <span>{label}</span>
    </label>
  );
}
