/** What may be changed before a file is sent: its name, and what the archive takes instead of the file's own word. */
import { KEY_PATTERN } from "./keys";
import { type Item, patch, type Told } from "./queue";

/** Shows the fields; empty ones leave what the file says. */
export function ItemFields({ item: { id, told, stage } }: { readonly item: Item }) {
  const change = (part: Partial<Told>) => patch(id, { told: { ...told, ...part } });
  return (
    <details class="upload-fields" open={stage === "exists"}>
      <summary>Change name, date or source</summary>
      <div class="upload-grid">
        <label>
          <span>Name in the archive</span>
          <input
            value={told.key}
            required
            maxLength={900}
            pattern={KEY_PATTERN}
            onInput={({ currentTarget }) => change({ key: currentTarget.value })}
          />
        </label>
        <label>
          <span>Date of publication</span>
          <input
            type="date"
            value={told.published}
            onInput={({ currentTarget }) => change({ published: currentTarget.value })}
          />
        </label>
        <label>
          <span>Source</span>
          <input value={told.source} maxLength={200} onInput={({ currentTarget }) => change({ source: currentTarget.value })} />
        </label>
        <label>
          <span>Address on the web</span>
          <input
            type="url"
            value={told.url}
            maxLength={800}
            title="It begins with https or http"
            onInput={({ currentTarget }) => change({ url: currentTarget.value })}
          />
        </label>
      </div>
      <p class="note">
        Date, source and address hold for every article in the file, whatever it says itself. What is left empty is taken
        from the file. Its title and text stay as they are.
      </p>
    </details>
  );
}
