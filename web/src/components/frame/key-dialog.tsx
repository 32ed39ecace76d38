/** Asks for the key when the API has refused for want of one; the address stays as it is. */
import { useSignal } from "@preact/signals";
import { keyWanted } from "../../api/client";
import { key } from "../../state/settings";
import { Dialog } from "../dialog";
import { StorageNote } from "../share/storage-note";

/** Shows the dialog while the API wants a key. */
export function KeyDialog() {
  const typed = useSignal(key.value);
  if (!keyWanted.value) return null;
  const keep = (event: SubmitEvent) => {
    event.preventDefault();
    key.value = typed.value.trim();
    keyWanted.value = "";
  };
  return (
    <Dialog heading="Your key, please" onClose={() => (keyWanted.value = "")}>
      <form onSubmit={keep}>
        <p>
          {key.value && keyWanted.value === "refused"
            ? "The archive does not know this key. Check it for missing letters."
            : "The archive answers those who have a key. Whoever runs it gives you one."}
        </p>
        <label class="field">
          <span>API key</span>
          <input
            type="password"
            autofocus
            name="key"
            autocomplete="off"
            spellcheck={false}
            required
            pattern="\s*[!-~]+\s*"
            title="Letters, digits and signs of a keyboard, without blanks"
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
        </label>
        <p class="note">It stays in this browser and goes to this archive alone. Links never hold it.</p>
        <StorageNote />
        <p class="actions">
          <button type="submit" class="primary">
            Go on
          </button>
          {key.value && (
            <button
              type="button"
              onClick={() => {
                key.value = typed.value = "";
                keyWanted.value = "";
              }}
            >
              Forget the key
            </button>
          )}
        </p>
      </form>
    </Dialog>
  );
}
