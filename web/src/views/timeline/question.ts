/** What the timeline asks the API, read from the address. */
import type { Basis, FacetName, Interval, SplitTimeline, Timeline } from "../../api/types";
import { useAnswer, type Answer } from "../../api/use-answer";
import { address } from "../../state/address";
import { filters, type DayName } from "../../state/filters";
import { DAY_MS, spanOf, suitingInterval, timeOf } from "./stretches";

/** Facets that a timeline may be split by. */
export const SPLITS = ["event", "country", "leader"] as const satisfies readonly FacetName[];
/** Lengths of stretches, from short to long. */
export const INTERVALS = ["day", "week", "month", "quarter", "year"] as const satisfies readonly Interval[];
/** Most values that get a row of their own: more cannot be compared by eye. */
const MOST_SERIES = "8";

/** The parameters of the range that brushing sets: days of publication, or of events. */
export function rangeNames(by: Basis): readonly [DayName, DayName] {
  return by === "event_date" ? ["event_date_from", "event_date_to"] : ["date_from", "date_to"];
}

/** The day that counts. */
export function basisOf(params: URLSearchParams): Basis {
  return params.get("by") === "event_date" ? "event_date" : "published";
}

/** The facet that the timeline is split by; undefined where it is not. */
export function splitOf(params: URLSearchParams): (typeof SPLITS)[number] | undefined {
  return SPLITS.find((facet) => facet === params.get("split"));
}

/** Asks for the timeline; without an interval in the address, for the length that suits the span. */
export function useTimeline(): Answer<Timeline | SplitTimeline> {
  const { params } = address.value;
  const by = basisOf(params);
  const chosen = INTERVALS.find((each) => each === params.get("interval")) ?? intervalOfRange(params, by);
  const years = useAnswer<Timeline>(chosen ? null : "/timeline", asked({ by, interval: "year" }));
  const interval = chosen ?? (years.data && intervalOfYears(years.data));
  const answer = useAnswer<Timeline | SplitTimeline>(interval ? "/timeline" : null, timelineParams(interval ?? "year"));
  if (interval) return answer;
  return { ...answer, problem: years.problem, loading: years.loading, retry: years.retry };
}

/** What is asked under the present filters, in stretches of a length. */
export function timelineParams(interval: Interval): URLSearchParams {
  const { params } = address.value;
  const split = splitOf(params);
  return asked({ by: basisOf(params), interval, ...(split && { split, facet_size: MOST_SERIES }) });
}

function asked(own: Readonly<Record<string, string>>): URLSearchParams {
  const question = new URLSearchParams(filters.value);
  Object.entries(own).forEach(([name, value]) => question.set(name, value));
  return question;
}

function intervalOfRange(params: URLSearchParams, by: Basis): Interval | undefined {
  const [from, to] = rangeNames(by).map((name) => params.get(name));
  return from && to ? suitingInterval((timeOf(to) - timeOf(from)) / DAY_MS + 1) : undefined;
}

function intervalOfYears({ buckets }: Timeline): Interval {
  const [from, to] = spanOf(buckets, "year") ?? [0, 0];
  return suitingInterval((to - from) / DAY_MS);
}
