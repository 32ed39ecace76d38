/** A picture and the table that says the same: for screen readers, and for whoever prefers rows. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

/** A picture, its caption, and its rows; the first cell of a row is its heading. */
interface Props {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: ReadonlyArray<readonly ComponentChildren[]>;
  /** The picture; screen readers pass it over, since the table says the same. */
  readonly children: ComponentChildren;
}

/** Shows the picture with a switch to its table; the table is there for screen readers always. */
export function TableTwin({ caption, columns, rows, children }: Props) {
  const asTable = useSignal(false);
  return (
    <figure class="twin">
      <div class="twin-picture" aria-hidden="true" hidden={asTable.value}>
        {children}
      </div>
      <div class={asTable.value ? "twin-table" : "twin-table seen-by-readers-only"}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first, ...rest], place) => (
              <tr key={place}>
                <th scope="row">{first}</th>
                {rest.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button type="button" class="quiet" aria-pressed={asTable.value} onClick={() => (asTable.value = !asTable.value)}>
        {asTable.value ? "Show as picture" : "Show as table"}
      </button>
    </figure>
  );
}
