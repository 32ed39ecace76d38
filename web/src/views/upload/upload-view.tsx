/** Files into the archive: dropped or picked, looked at, sent, and told of. */
import { useSignalEffect } from "@preact/signals";
import { droppedFiles } from "../../state/dropped-files";
import { countWords } from "../../text/numbers";
import { ItemRow } from "./item-row";
import { Paste } from "./paste";
import { add, items, removeTold, sendAll, stages } from "./queue";

/** Shows where files go, and each that is on its way. */
export default function UploadView() {
  useSignalEffect(() => {
    const files = droppedFiles.value;
    if (files.length === 0) return;
    droppedFiles.value = [];
    void add(files);
  });
  return (
    <div class="upload" aria-busy="false">
      <h1>Put articles into the archive</h1>
      <Picker />
      {items.value.length > 0 && <Files />}
      <Paste />
    </div>
  );
}

function Picker() {
  return (
    <label class="upload-drop">
      <input
        type="file"
        multiple
        class="seen-by-readers-only"
        onChange={({ currentTarget }) => {
          void add([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <b>Drop files anywhere on this page, or pick some</b>
      <span class="note">
        Text, Markdown, HTML, JSON, JSON Lines, CSV, PDF, Word, mail, feeds, NITF and NewsML, WARC, and archives of
        these. Nothing is sent before you say so.
      </span>
    </label>
  );
}

function Files() {
  const { chosen = 0, told = 0 } = stages.value;
  return (
    <section class="upload-files" aria-label="Files">
      <div class="summary">
        <p role="status">{statusWords()}</p>
        {chosen > 0 && (
          <button type="button" class="primary" onClick={sendAll}>
            Send {countWords(chosen, "file")}
          </button>
        )}
        {told > 0 && (
          <button type="button" onClick={removeTold}>
            Clear what is done
          </button>
        )}
      </div>
      <ol class="rows">
        {items.value.map((item) => (
          <li key={item.id}>
            <ItemRow item={item} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function statusWords(): string {
  const { chosen = 0, waiting = 0, sending = 0, reading = 0, exists = 0, refused = 0, told = 0 } = stages.value;
  const parts = [
    chosen && `${chosen} to send`,
    waiting + sending && `${waiting + sending} on the way`,
    reading && `${reading} being read`,
    told && `${told} done`,
    exists && `${exists} with a name that exists`,
    refused && `${refused} not sent`,
  ];
  return `${countWords(items.value.length, "file")}: ${parts.filter(Boolean).join(", ")}`;
}
