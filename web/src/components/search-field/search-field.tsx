/** The field for words: it suggests leaders, countries, events and sources while somebody types. */
import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useRef } from "preact/hooks";
import type { Suggestion, Suggestions } from "../../api/types";
import { useAnswer } from "../../api/use-answer";
import { FIRST_VIEW, address, change, go, linkTo } from "../../state/address";
import { SEARCHING, filters, writeChoice } from "../../state/filters";
import { learn } from "../../state/labels";
import { useShortcut } from "../../state/shortcuts";
import { useSettled } from "../use-settled";
import { recentOffers, suggested } from "./offers";
import { SuggestionList, suggestionId } from "./suggestion-list";

/** Shows the field, with the recent searches while it is empty; Enter searches for the words, a suggestion becomes a filter. */
export function SearchField() {
  const words = address.value.params.get("q") ?? "";
  const typed = useSignal(words);
  const open = useSignal(false);
  const chosen = useSignal(-1);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => void (typed.value = words), [words, typed]);
  useShortcut("/", "go to the search field", useCallback(() => field.current?.select(), []));

  const suggestions = useSuggestions(open.value ? typed.value : "");
  const close = () => {
    open.value = false;
    chosen.value = -1;
  };
  const take = (suggestion: Suggestion) => {
    close();
    takeSuggestion(suggestion, typed.value);
    typed.value = address.value.params.get("q") ?? "";
  };
  const showRecent = () => {
    if (!typed.value) open.value = true;
  };
  const offers = typed.value.trim() ? suggestions.map((each) => suggested(each, take)) : recentOffers(close);
  const shown = open.value && offers.length > 0;
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    const offer = offers[chosen.value];
    if (shown && offer) return offer.take();
    close();
    ask((params) => (typed.value.trim() ? params.set("q", typed.value.trim()) : params.delete("q")));
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offers.length > 0) {
      event.preventDefault();
      open.value = true;
      const places = offers.length + 1; // one more: none is chosen
      chosen.value = ((chosen.value + 1 + step + places) % places) - 1;
    } else if (event.key === "Escape" && open.value) {
      event.preventDefault();
      close();
    }
  };
  return (
    <form class="search" role="search" onSubmit={search} onFocusOut={(event) => leaves(event) && close()}>
      <input
        ref={field}
        type="text"
        name="q"
        aria-label="Search the archive"
        placeholder="Words, a leader, a country, an event, a source"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="search"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls="suggestions"
        aria-activedescendant={shown && chosen.value >= 0 ? suggestionId(chosen.value) : undefined}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          open.value = true;
          chosen.value = -1;
        }}
        onFocus={showRecent}
        onClick={showRecent}
        onKeyDown={onKey}
      />
      <button type="submit" class="primary">
        Search
      </button>
      <SuggestionList shown={shown} offers={offers} chosen={chosen.value} />
    </form>
  );
}

/** Asks what somebody may be about to type, once the keys pause; an overtaken request is given up. */
function useSuggestions(typed: string): readonly Suggestion[] {
  const prefix = useSettled(typed.trim());
  const params = new URLSearchParams({ q: prefix.slice(-100), limit: "4" });
  const { data } = useAnswer<Suggestions>(prefix ? "/suggest" : null, params);
  return (prefix && data?.suggestions) || [];
}

function takeSuggestion({ type, id, label }: Suggestion, typed: string): void {
  if (type === "title") return go(linkTo("article", filters.peek(), id));
  learn(type, [{ id, label }]);
  ask((params) => {
    // Words that were searched for before stay, unless they were the beginning of the name.
    if (typed.startsWith(params.get("q") ?? "")) params.delete("q");
    if (!params.getAll(type).includes(id)) params.append(type, writeChoice({ id, excluded: false }));
  });
}

/** Changes the filters of a view that searches, or goes to the first one with them. */
function ask(edit: (params: URLSearchParams) => void): void {
  if (SEARCHING.has(address.peek().view)) return change(edit);
  const params = new URLSearchParams(filters.peek());
  edit(params);
  go(linkTo(FIRST_VIEW, params));
}

function leaves({ currentTarget, relatedTarget }: FocusEvent): boolean {
  return !(relatedTarget instanceof Node && (currentTarget as Node).contains(relatedTarget));
}
