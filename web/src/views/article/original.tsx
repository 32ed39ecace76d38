/** The original of an article: the file as it was uploaded. */
import { useSignal } from "@preact/signals";
import { get, problemFrom } from "../../api/client";
import type { Original as OriginalFile, RecordPlace } from "../../api/types";

/** Shows a button that saves the file, and tells what a reader must know of it. */
export function Original({ id }: { readonly id: string }) {
  const told = useSignal("");
  const save = async () => {
    told.value = "";
    try {
      const file = await get<OriginalFile>(`/articles/${encodeURIComponent(id)}/original`);
      told.value = noteOf(file);
      // The answer is an attachment, so the page stays.
      location.assign(file.url);
    } catch (error) {
      told.value = problemFrom(error)?.detail ?? "";
    }
  };
  return (
    <section>
      <h2>Original</h2>
      <button type="button" onClick={save}>
        Save the uploaded file
      </button>
      <p class="note" role="status">
        {told.value}
      </p>
    </section>
  );
}

function noteOf({ name, record, overwritten }: OriginalFile): string {
  const place = record ? ` This article is ${recordWords(record)} in it.` : "";
  const change = overwritten ? " The file has been replaced since this article was read from it." : "";
  return `The file is called ${name}.${place}${change}`;
}

function recordWords({ position, id }: RecordPlace): string {
  return id ? `record ${position + 1} (${id})` : `record ${position + 1}`;
}
