/** What the list below the search field offers: suggestions of the API, or the recent searches. */
import type { Suggestion } from "../../api/types";
import { go } from "../../state/address";
import { forgetSearches, recentSearches } from "../../state/searches/recent";
import { FACET_WORDS } from "../facets/words";

/** An entry of the list. */
export interface Offer {
  readonly key: string;
  /** What it is, in a word. */
  readonly kind: string;
  readonly label: string;
  /** The class of its facet, which has its colour. */
  readonly hue?: string;
  /** Articles that it would find; absent where that is not known. */
  readonly count?: number;
  readonly take: () => void;
}

/** Offers a suggestion of the API. */
export function suggested(suggestion: Suggestion, take: (suggestion: Suggestion) => void): Offer {
  const { type, id, label, count } = suggestion;
  return {
    key: `${type} ${id}`,
    kind: type === "title" ? "article" : FACET_WORDS[type].one,
    label,
    hue: `facet-${type}`,
    ...(type !== "title" && { count }),
    take: () => take(suggestion),
  };
}

/** Offers the recent searches, and to forget them; `close` closes the list. */
export function recentOffers(close: () => void): readonly Offer[] {
  const searches = recentSearches.value;
  if (searches.length === 0) return [];
  const after = (act: () => void) => () => {
    close();
    act();
  };
  return [
    ...searches.map(({ link, words }) => ({ key: link, kind: "recent", label: words, take: after(() => go(link)) })),
    { key: "forget", kind: "", label: "Forget these searches", take: after(forgetSearches) },
  ];
}
