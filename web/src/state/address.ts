/**
 * Where the reader is: a view and its parameters, kept in the address's fragment.
 *
 * `#/search?q=summit&leader=xi-jinping` is the view `search` with two parameters, `#/article/ID` the
 * view `article` with the path `["ID"]`. Fragments reach no server and no log. Parameters have the
 * API's names.
 */
import { signal } from "@preact/signals";

/** A place in the page. */
export interface Address {
  readonly view: string;
  readonly path: readonly string[];
  readonly params: URLSearchParams;
}

export const FIRST_VIEW = "search";

/** Reads a fragment, with or without its `#`; what cannot be decoded is kept as it is. */
export function readFragment(fragment: string): Address {
  const [path = "", query = ""] = cutAt(fragment.replace(/^#?\/?/, ""), "?");
  const [view, ...rest] = path.split("/").map(decoded);
  return { view: view || FIRST_VIEW, path: rest, params: new URLSearchParams(query) };
}

/** Writes the link to a place: what goes into `href`. */
export function linkTo(view: string, params?: URLSearchParams, ...path: readonly string[]): string {
  const query = params?.toString();
  const places = [view, ...path].map(encodeURIComponent).join("/");
  return `#/${places}${query ? `?${query}` : ""}`;
}

/** The present place; components that read its `value` follow it. */
export const address = signal<Address>(readFragment(location.hash));

/** Goes to a link of `linkTo`; `replace` leaves no step for the back button. */
export function go(link: string, { replace = false }: { replace?: boolean } = {}): void {
  if (link === location.hash) return;
  history[replace ? "replaceState" : "pushState"](null, "", link);
  follow();
}

/**
 * Stays in the view and changes its parameters. A cursor belongs to the search before, so it goes.
 *
 * @param edit changes a copy of the present parameters
 */
export function change(
  edit: (params: URLSearchParams) => void,
  { replace = false }: { replace?: boolean } = {},
): void {
  const { view, path, params } = address.peek();
  const changed = new URLSearchParams(params);
  changed.delete("cursor");
  edit(changed);
  go(linkTo(view, changed, ...path), { replace });
}

/** Sets a parameter of one value, or removes it where the value is empty. */
export function set(name: string, value: string): void {
  change((params) => (value ? params.set(name, value) : params.delete(name)));
}

/** Follows the back button and links; called once at the start. */
export function watchAddress(): void {
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
}

function follow(): void {
  const { value: before } = address;
  const now = readFragment(location.hash);
  const same =
    linkTo(before.view, before.params, ...before.path) === linkTo(now.view, now.params, ...now.path);
  if (!same) address.value = now;
}

function cutAt(text: string, mark: string): [string, string?] {
  const place = text.indexOf(mark);
  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + 1)];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
