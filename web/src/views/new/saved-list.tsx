/** The saved searches, each with the number of articles that have come in since it was looked at last. */
import { useSignal } from "@preact/signals";
import { SaveDialog } from "../../components/share/save-search";
import { StorageNote } from "../../components/share/storage-note";
import { linkTo, readFragment } from "../../state/address";
import { onlyFilters } from "../../state/filters";
import { save, savedSearches, type SavedSearch } from "../../state/searches/saved";
import { searchWords } from "../../state/searches/words";
import { countWords } from "../../text/numbers";
import { useArrivals, type Told } from "./use-arrivals";

/** Shows the list, or how it comes about. */
export function SavedList() {
  const edited = useSignal("");
  const told = useArrivals(savedSearches.value);
  return (
    <section class="saved" aria-label="Saved searches">
      <h2>Saved searches</h2>
      <StorageNote />
      {savedSearches.value.length === 0 ? (
        <p class="note">
          None yet. <b>☆ Save</b>, above the results of every view, keeps a search here, with the number of its new
          articles. It stays in this browser.
        </p>
      ) : (
        <ul class="saved-list">
          {savedSearches.value.map((search) => (
            <li key={search.link}>
              <Entry search={search} told={told.get(search.link)} onEdit={() => (edited.value = search.link)} />
            </li>
          ))}
        </ul>
      )}
      {edited.value && <SaveDialog link={edited.value} onClose={() => (edited.value = "")} />}
    </section>
  );
}

interface EntryProps {
  readonly search: SavedSearch;
  readonly told: Told | undefined;
  readonly onEdit: () => void;
}

function Entry({ search, told, onEdit }: EntryProps) {
  const { name, link } = search;
  const { view, params } = readFragment(link);
  const words = searchWords(params);
  // The link must stay what it is until the browser has followed it.
  const look = () => told?.arrivals && setTimeout(() => save({ ...search, seen: told.arrivals?.until ?? search.seen }));
  return (
    <>
      <span class="saved-name">
        <a href={link} onClick={look}>
          {name}
        </a>
        {!name.endsWith(words) && (
          <span class="note">
            {" "}
            {view}: {words}
          </span>
        )}
      </span>
      <span class="saved-new" role="status">
        {told?.arrivals &&
          (told.arrivals.count > 0 ? (
            <a href={linkTo("new", newOf(search))} onClick={look}>
              {countWords(told.arrivals.count, "new article")}
            </a>
          ) : (
            <span class="note">nothing new</span>
          ))}
        {told?.problem && <span class="note">not counted: {told.problem.detail}</span>}
      </span>
      <button type="button" class="quiet" aria-label={`Edit ${name}`} onClick={onEdit}>
        Edit
      </button>
    </>
  );
}

/** The new articles of a search, in this view. */
function newOf({ link, seen }: SavedSearch): URLSearchParams {
  const params = onlyFilters(readFragment(link).params);
  params.set("indexed_from", seen);
  return params;
}
