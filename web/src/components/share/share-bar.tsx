/** What a reader can take away from a view: the search, saved here, and its call, copied. */
import { CopyAs } from "./copy-as";
import type { Call } from "./call";
import { SaveSearch } from "./save-search";

/** Shows both. */
export function ShareBar({ call }: { readonly call: Call }) {
  return (
    <div class="share-bar">
      <SaveSearch />
      <CopyAs call={call} />
    </div>
  );
}
