/** Saves what is shown under a name; a saved search can be renamed and removed. */
import { useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import { latestArrival } from "../../api/arrivals";
import { readFragment } from "../../state/address";
import { presentLink, remove, save, savedSearches } from "../../state/searches/saved";
import { searchWords } from "../../state/searches/words";
import { useShortcut } from "../../state/shortcuts";
import { Dialog } from "../dialog";
import { StorageNote } from "./storage-note";

/** Most characters of a name. */
const LONGEST_NAME = 200;

/** Shows a button that saves what is shown, or changes how it is saved. */
export function SaveSearch() {
  const shown = useSignal(false);
  const known = savedSearches.value.some(({ link }) => link === presentLink.value);
  const show = useCallback(() => void (shown.value = true), [shown]);
  useShortcut("s", "save what is shown", show);
  return (
    <>
      <button type="button" class="quiet" onClick={show}>
        {known ? "★ Saved" : "☆ Save"}
      </button>
      {shown.value && <SaveDialog link={presentLink.value} onClose={() => (shown.value = false)} />}
    </>
  );
}

/** Asks for the name of a search, which may be saved already. */
export function SaveDialog({ link, onClose }: { readonly link: string; readonly onClose: () => void }) {
  const known = savedSearches.value.find((each) => each.link === link);
  const name = useSignal(known?.name ?? nameOf(link));
  const keep = async (event: SubmitEvent) => {
    event.preventDefault();
    save({ link, name: name.value.trim(), seen: known?.seen ?? (await latestArrival()) });
    onClose();
  };
  return (
    <Dialog heading={known ? "Saved search" : "Save this search"} onClose={onClose}>
      <form onSubmit={keep}>
        <label class="field">
          <span>Name</span>
          <input
            type="text"
            autofocus
            required
            pattern=".*\S.*"
            title="A name that is not blank"
            maxLength={LONGEST_NAME}
            value={name.value}
            onInput={({ currentTarget }) => (name.value = currentTarget.value)}
          />
        </label>
        <p class="note">
          It stays in this browser and goes nowhere else. <b>New</b> tells how many articles have come in for it.
        </p>
        <StorageNote />
        <p class="actions">
          <button type="submit" class="primary">
            Save
          </button>
          {known && (
            <button
              type="button"
              onClick={() => {
                remove(link);
                onClose();
              }}
            >
              Remove
            </button>
          )}
        </p>
      </form>
    </Dialog>
  );
}

/** The name that is offered: what is asked, after the view where that is not the search. */
function nameOf(link: string): string {
  const { view, params } = readFragment(link);
  const words = searchWords(params).slice(0, LONGEST_NAME - view.length - 2);
  return view === "search" ? words : `${view}: ${words}`;
}
