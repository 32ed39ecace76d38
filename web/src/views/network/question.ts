/** What the network asks the API, read from the address. */
import type { FacetName } from "../../api/types";
import { address } from "../../state/address";
import { filters } from "../../state/filters";

/** Facets that have nodes. */
export type NodeFacet = Extract<FacetName, "leader" | "country">;

/** Pairs of facets, as the parameter `between` has them, in words. */
export const PAIRS = {
  "leader,country": "leaders and countries",
  "leader,leader": "leaders",
  "country,country": "countries",
} as const;

/** Values of each facet that may be asked for; more cannot be read. */
export const SIZES = ["15", "30", "50"] as const;
export const USUAL_SIZE = "30";

/** What is asked: which facets, and whether pairs lead from actors to recipients. */
export interface Question {
  readonly between: keyof typeof PAIRS;
  readonly directed: boolean;
  readonly size: string;
}

/** Reads the question; whatever the view does not offer counts as the usual. */
export function questionOf(params: URLSearchParams): Question {
  const between = (Object.keys(PAIRS) as Array<keyof typeof PAIRS>).find((each) => each === params.get("between"));
  return {
    between: between ?? "leader,country",
    directed: params.get("directed") === "true",
    size: SIZES.find((each) => each === params.get("facet_size")) ?? USUAL_SIZE,
  };
}

/** The facets of both sides. */
export function sidesOf({ between }: Question): readonly [NodeFacet, NodeFacet] {
  const [first, second] = between.split(",") as [NodeFacet, NodeFacet];
  return [first, second];
}

/** What is asked under the present filters. A pair is one where the same event has both. */
export function networkParams(): URLSearchParams {
  const { between, directed, size } = questionOf(address.value.params);
  const params = new URLSearchParams(filters.value);
  params.set("between", between);
  params.set(directed ? "directed" : "same_event", "true");
  params.set("facet_size", size);
  return params;
}
