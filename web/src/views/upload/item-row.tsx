/** A file on its way: what it says of itself, what may be changed, how far it is, and its end. */
import type { UploadStatus } from "../../api/types";
import { linkTo } from "../../state/address";
import { dayWords } from "../../text/dates";
import { ItemFields } from "./item-fields";
import { type Item, remove, send } from "./queue";
import { outcomeWords, sizeWords } from "./words";

/** Most articles of a file that are linked one by one. */
const MOST_LINKS = 3;

/** Shows a file. */
export function ItemRow({ item }: { readonly item: Item }) {
  const { id, file, stage } = item;
  const isEditable = stage === "chosen" || stage === "exists" || stage === "refused";
  return (
    <article class={`upload-item ${stage}`} aria-label={file.name}>
      <h2>{file.name}</h2>
      <p class="row-meta">
        <span>{sizeWords(file.size)}</span>
        <FoundWords item={item} />
      </p>
      <State item={item} />
      {isEditable && (
        <>
          <ItemFields item={item} />
          <p class="actions">
            {stage === "exists" && (
              <button type="button" class="primary" onClick={() => send(id, true)}>
                Replace what is there
              </button>
            )}
            {(stage === "refused" || stage === "exists") && (
              <button type="button" onClick={() => send(id, false)}>
                {stage === "exists" ? "Try under the changed name" : "Try again"}
              </button>
            )}
            <button type="button" class="quiet" aria-label={`Leave out ${file.name}`} onClick={() => remove(id)}>
              Leave out
            </button>
          </p>
        </>
      )}
    </article>
  );
}

function FoundWords({ item: { found } }: { readonly item: Item }) {
  const { title, published, source } = found;
  if (!title && !published && !source) return null;
  const day = published && dayWords(published);
  return <span>The file says: {[title && `“${title}”`, day, source].filter(Boolean).join(", ")}</span>;
}

function State({ item: { stage, share, why, outcome, file } }: { readonly item: Item }) {
  switch (stage) {
    case "chosen":
      return null;
    case "waiting":
      return <p class="note">Waits for its turn.</p>;
    case "sending":
      return (
        <p class="upload-progress">
          <progress aria-label={`Sent of ${file.name}`} value={share} max={1} /> {Math.round(share * 100)} %
        </p>
      );
    case "reading":
      return <p class="note">Sent. The archive reads it …</p>;
    case "exists":
    case "refused":
      return (
        <p class="upload-problem" role="alert">
          {stage === "exists" ? "The archive has a file of this name already." : why}
        </p>
      );
    case "told":
      return outcome ? <Outcome outcome={outcome} /> : null;
  }
}

function Outcome({ outcome }: { readonly outcome: UploadStatus }) {
  const { state, ids, articles, records } = outcome;
  const good = state === "searchable";
  return (
    <>
      <p class={good ? "upload-good" : "upload-problem"}>
        {good ? "✓ " : ""}
        {outcomeWords(outcome)}
      </p>
      {good && (
        <p class="row-meta">
          {ids.slice(0, MOST_LINKS).map((id, place) => (
            <a key={id} href={linkTo("article", undefined, id)}>
              {articles === 1 ? "Read the article" : `Article ${place + 1}`}
            </a>
          ))}
          {articles > MOST_LINKS && <span>and {articles - MOST_LINKS} more</span>}
        </p>
      )}
      {records.length > 0 && (
        <details>
          <summary>Records that could not be read</summary>
          <ul>
            {records.map(({ position, detail }) => (
              <li key={position}>
                {position + 1}: {detail}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
