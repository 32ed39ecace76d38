/** Tells where the browser does not keep what it should, or kept what cannot be read. */
import { rubbishFound, storageFails } from "../../state/storage";

/** Shows what is wrong with the browser's storage; nothing where all is well. */
export function StorageNote() {
  return (
    <>
      {storageFails.value && (
        <p class="note storage-note" role="status">
          This browser keeps nothing for this page: its storage is full or switched off. What you save lasts until you
          close or reload the page.
        </p>
      )}
      {rubbishFound.value && (
        <p class="note storage-note" role="status">
          Some of what this browser kept for this page could not be read, and was left out.
        </p>
      )}
    </>
  );
}
