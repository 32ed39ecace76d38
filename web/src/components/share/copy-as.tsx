/** What is shown, to be copied: as a link, for curl, or for the command line. */
import { useSignal } from "@preact/signals";
import { useCallback, useId, useRef } from "preact/hooks";
import { presentLink } from "../../state/searches/saved";
import { useShortcut } from "../../state/shortcuts";
import { Dialog } from "../dialog";
import { commandLineOf, curlOf, type Call } from "./call";

/** Shows a button that opens the three texts. */
export function CopyAs({ call }: { readonly call: Call }) {
  const shown = useSignal(false);
  const show = useCallback(() => void (shown.value = true), [shown]);
  useShortcut("c", "copy what is shown as a link or a command", show);
  return (
    <>
      <button type="button" class="quiet" onClick={show}>
        Copy as …
      </button>
      {shown.value && (
        <Dialog heading="Copy what is shown" onClose={() => (shown.value = false)}>
          <Text name="Link" text={new URL(presentLink.value, location.href).href} />
          <Text name="curl" text={curlOf(call)} />
          <Text name="Command line" text={commandLineOf(call)} />
          <p class="note">
            No key is in any of them. Whoever opens the link is asked for one; both commands take it from the variable{" "}
            <code>SUMMITRY_KEY</code> of the shell.
          </p>
        </Dialog>
      )}
    </>
  );
}

/** Shows a text and copies it; where the browser does not let the page do that, it is selected. */
function Text({ name, text }: { readonly name: string; readonly text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const told = useSignal("");
  const id = useId();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      told.value = "Copied";
    } catch {
      // Pages that are not on https or on this computer have no clipboard, and a reader may forbid it.
      field.current?.select();
      told.value = "Selected: press Ctrl+C or ⌘C";
    }
  };
  return (
    <div class="copy-text">
      <label for={id}>{name}</label>
      <span class="note" role="status">
        {told.value}
      </span>
      <button type="button" aria-label={`Copy ${name}`} onClick={copy}>
        Copy
      </button>
      <textarea ref={field} id={id} readOnly spellcheck={false} value={text} />
    </div>
  );
}
