/** The page of keys, behind `?`. */
import { useSignal } from "@preact/signals";
import { shortcuts, useShortcut } from "../../state/shortcuts";
import { Dialog } from "../dialog";
import { useCallback } from "preact/hooks";

/** A button that lists the keys that work now, as does the key `?`. */
export function KeyboardHelp() {
  const shown = useSignal(false);
  const show = useCallback(() => (shown.value = true), [shown]);
  useShortcut("?", "list these keys", show);
  return (
    <>
      <button type="button" class="quiet" aria-label="Keys" title="Keys (?)" onClick={show}>
        ?
      </button>
      {shown.value && (
        <Dialog heading="Keys" onClose={() => (shown.value = false)}>
          <dl class="keys">
            {shortcuts.value.map(({ key, does }) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
            <div>
              <dt>
                <kbd>Tab</kbd>
              </dt>
              <dd>go to the next link, button or field</dd>
            </div>
            <div>
              <dt>
                <kbd>Esc</kbd>
              </dt>
              <dd>close a dialog or a list of suggestions</dd>
            </div>
          </dl>
        </Dialog>
      )}
    </>
  );
}
