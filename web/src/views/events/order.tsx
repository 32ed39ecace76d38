/** The order of the events, which the address has as `sort`. */
import type { EventSort } from "../../api/types";
import { address, set } from "../../state/address";

/** The API's own order, which needs no parameter. */
const USUAL: EventSort = "event_newest";

const ORDERS: ReadonlyArray<readonly [EventSort, string]> = [
  ["event_newest", "Latest event first"],
  ["event_oldest", "Earliest event first"],
  ["newest", "Latest article first"],
  ["oldest", "Earliest article first"],
  ["arrived", "Last to arrive first"],
];

/** Returns the present order. */
export function presentOrder(): string {
  return address.value.params.get("sort") ?? USUAL;
}

/** Chooses an order. */
export function chooseOrder(order: string): void {
  set("sort", order === USUAL ? "" : order);
}

/** Shows all orders to choose from. */
export function Order() {
  return (
    <label class="order">
      <span>Order</span>
      <select value={presentOrder()} onChange={({ currentTarget }) => chooseOrder(currentTarget.value)}>
        {ORDERS.map(([order, words]) => (
          <option key={order} value={order}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
