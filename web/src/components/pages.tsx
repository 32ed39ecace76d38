/** The way through pages of rows: each is named by the cursor in the address. */
import { address, linkTo } from "../state/address";

/** Shows links to the first page and the next; `next` is the next one's cursor, null on the last page. */
export function Pages({ next }: { readonly next: string | null }) {
  const { view, params } = address.value;
  const first = new URLSearchParams(params);
  first.delete("cursor");
  const following = new URLSearchParams(params);
  following.set("cursor", next ?? "");
  return (
    <nav class="pages" aria-label="Pages">
      {params.has("cursor") && <a href={linkTo(view, first)}>« First page</a>}
      {next && (
        <a href={linkTo(view, following)} onClick={() => scrollTo(0, 0)}>
          Next page »
        </a>
      )}
    </nav>
  );
}
