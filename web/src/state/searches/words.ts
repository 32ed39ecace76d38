/** A search in words, such as `“summit” · China · not Barack Obama`. */
import type { FacetName } from "../../api/types";
import { FACET_WORDS } from "../../components/facets/words";
import { rangeWords } from "../../text/dates";
import { choicesOf, type Choice } from "../filters";
import { labelOf } from "../labels";

/** Facets whose values say by themselves what they are. */
const PLAIN: readonly FacetName[] = ["leader", "country", "event"];
/** Ranges by the name of their bounds, in words. */
const RANGES = { date: "published", event_date: "event", indexed: "arrived" } as const;

/** Writes the filters among parameters in words; values whose names are not known yet, by their ids. */
export function searchWords(params: URLSearchParams): string {
  const words = params.get("q");
  const ranges = Object.entries(RANGES).flatMap(([name, says]) => {
    const [from, to] = [params.get(`${name}_from`), params.get(`${name}_to`)];
    return from || to ? [`${says} ${rangeWords(from, to)}`] : [];
  });
  return [...(words ? [`“${words}”`] : []), ...choicesOf(params).map(choiceWords), ...ranges].join(" · ") || "everything";
}

function choiceWords({ facet, id, excluded }: Choice): string {
  // Roles are played by countries and leaders, whose names may be known already.
  const name = labelOf(facet, id) ?? labelOf("country", id) ?? labelOf("leader", id) ?? id;
  return `${excluded ? "not " : ""}${PLAIN.includes(facet) ? name : `${FACET_WORDS[facet].one} ${name}`}`;
}
