/** Files that were dropped onto the page, until the upload view takes them. */
import { signal } from "@preact/signals";

/** Files that wait; the upload view empties the list when it takes them. */
export const droppedFiles = signal<readonly File[]>([]);

/** Calls back with the files that are dropped anywhere; called once at the start. */
export function watchDrops(take: (files: readonly File[]) => void): void {
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });
}
