/** A text that somebody pastes: tagged without being stored, or made into a file to send. */
import { useSignal } from "@preact/signals";
import { post, problemFrom } from "../../api/client";
import type { Problem } from "../../api/problem";
import type { ArticleToExtract, Record as ExtractionRecord } from "../../api/types";
import { Failure } from "../../components/states";
import { add } from "./queue";
import { Tagged } from "./tagged";

/** A text and what is told of it. */
interface Pasted {
  readonly title: string;
  readonly text: string;
  readonly published: string;
  readonly source: string;
}

/** A text with the tags that it earned. */
interface TaggedText {
  readonly text: string;
  readonly record: ExtractionRecord;
}

const NOTHING: Pasted = { title: "", text: "", published: "", source: "" };

/** Shows the fields and, once asked for, the tagged text. */
export function Paste() {
  const pasted = useSignal(NOTHING);
  const tagged = useSignal<TaggedText | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const busy = useSignal(false);
  const change = (part: Partial<Pasted>) => (pasted.value = { ...pasted.value, ...part });
  const tag = async () => {
    const { text } = pasted.value;
    busy.value = true;
    problem.value = undefined;
    try {
      tagged.value = { text, record: await post<ExtractionRecord>("/extract", toExtract(pasted.value)) };
    } catch (error) {
      tagged.value = undefined;
      problem.value = problemFrom(error);
    }
    busy.value = false;
  };
  const keep = async () => {
    await add([fileOf(pasted.value)]);
    pasted.value = NOTHING;
    tagged.value = undefined;
    scrollTo(0, 0);
  };
  const { title, text, published, source } = pasted.value;
  const empty = text.trim() === "";
  return (
    <section class="upload-paste" aria-label="A text of your own">
      <h2>Or paste a text</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void tag();
        }}
      >
        <div class="upload-grid">
          <label class="wide">
            <span>Headline</span>
            <input value={title} maxLength={300} onInput={({ currentTarget }) => change({ title: currentTarget.value })} />
          </label>
          <label>
            <span>Date of publication</span>
            <input
              type="date"
              value={published}
              onInput={({ currentTarget }) => change({ published: currentTarget.value })}
            />
          </label>
          <label>
            <span>Source</span>
            <input
              value={source}
              maxLength={200}
              onInput={({ currentTarget }) => change({ source: currentTarget.value })}
            />
          </label>
          <label class="wide">
            <span>Text</span>
            <textarea rows={7} required value={text} onInput={({ currentTarget }) => change({ text: currentTarget.value })} />
          </label>
        </div>
        <p class="actions">
          <button type="submit" disabled={empty || busy.value}>
            Tag it, store nothing
          </button>
          <button type="button" disabled={empty} onClick={keep}>
            Add it to the files
          </button>
        </p>
        <p class="note">
          The date tells who held which office on that day. Added to the files, the text can be sent to the archive.
        </p>
      </form>
      {problem.value && <Failure problem={problem.value} retry={tag} />}
      {tagged.value && <Tagged text={tagged.value.text} record={tagged.value.record} />}
    </section>
  );
}

function toExtract({ title, text, published }: Pasted): ArticleToExtract {
  return { title, text, ...(published && { published }) };
}

/** Makes the archive's own kind of record, which holds exactly what was typed. */
function fileOf({ title, text, published, source }: Pasted): File {
  const record = { title, text, ...(published && { published }), ...(source && { source }) };
  const name = `${title.trim() || "pasted text"}.json`;
  return new File([JSON.stringify(record)], name, { type: "application/json" });
}
