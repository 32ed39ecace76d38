/** What the facets are called for people. */
import type { FacetName } from "../../api/types";

/** A facet's name for one value and for many. */
export interface FacetWords {
  readonly one: string;
  readonly many: string;
}

export const FACET_WORDS: Readonly<Record<FacetName, FacetWords>> = {
  leader: { one: "leader", many: "Leaders" },
  country: { one: "country", many: "Countries" },
  event: { one: "event", many: "Events" },
  status: { one: "status", many: "Status of events" },
  actor: { one: "actor", many: "Who did it" },
  recipient: { one: "recipient", many: "To whom" },
  source: { one: "source", many: "Sources" },
  author: { one: "author", many: "Authors" },
  language: { one: "language", many: "Languages" },
  office: { one: "office", many: "Offices" },
  kind: { one: "kind", many: "Leaders or officials" },
};
