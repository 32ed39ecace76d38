/** What the new articles are about: the most frequent leaders, countries and events. */
import type { ArticlePage, FacetName } from "../../api/types";
import { FACET_WORDS } from "../../components/facets/words";
import { TagChip } from "../../components/tag-chip";
import { numberWords } from "../../text/numbers";

/** Facets that are told. */
export const TOLD = ["leader", "country", "event"] as const satisfies readonly FacetName[];
/** Most values of each. */
const MOST = 6;

/** Shows a line for each facet; a value filters. */
export function NewBy({ facets }: { readonly facets: ArticlePage["facets"] }) {
  return (
    <dl class="new-by">
      {TOLD.map((facet) => (
        <div key={facet}>
          <dt>{FACET_WORDS[facet].many}</dt>
          <dd class="chips">
            {(facets[facet]?.values ?? [])
              .filter(({ count }) => count > 0)
              .slice(0, MOST)
              .map(({ id, label, count }) => (
                <TagChip key={id} facet={facet} id={id} label={label} note={numberWords(count)} />
              ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
