/** The timeline: how many articles there are over time, by day of publication or of events. */
import type { SplitTimeline, Timeline } from "../../api/types";
import { DayRange } from "../../components/facets/day-range";
import { AnswerSection } from "../../components/answer-section";
import { FacetPanel } from "../../components/facets/panel";
import { useFacets } from "../../components/facets/use-facets";
import { FACET_WORDS } from "../../components/facets/words";
import { Empty } from "../../components/states";
import { TableTwin } from "../../components/picture/table-twin";
import { TagChip } from "../../components/tag-chip";
import { address, change, linkTo, set } from "../../state/address";
import { clearFilters, filters } from "../../state/filters";
import { countWords, numberWords } from "../../text/numbers";
import { INTERVALS, SPLITS, basisOf, rangeNames, splitOf, timelineParams, useTimeline } from "./question";
import { daysOf, spanOf, stretchWords, type Days } from "./stretches";
import { Strips, type Strip } from "./strips";

/** Shows the timeline of the present filters. */
export default function TimelineView() {
  const answer = useTimeline();
  const { data } = answer;
  return (
    <div class="desk">
      <FacetPanel facets={useFacets()} />
      <AnswerSection
        label="Timeline"
        answer={answer}
        call={data && { path: "/timeline", params: timelineParams(data.interval) }}
        waiting="Counting"
        head={<Controls />}
      >
        {(timeline) => <Picture timeline={timeline} />}
      </AnswerSection>
    </div>
  );
}

function Controls() {
  const { params } = address.value;
  const by = basisOf(params);
  const [from, to] = rangeNames(by);
  return (
    <div class="timeline-controls">
      <Choice name="by" label="Days of" options={{ published: "publication", event_date: "events" }} usual="published" />
      <Choice
        name="interval"
        label="Counted by"
        options={{ "": "suiting length", ...Object.fromEntries(INTERVALS.map((each) => [each, each])) }}
        usual=""
      />
      <Choice
        name="split"
        label="Split by"
        options={{ "": "nothing", ...Object.fromEntries(SPLITS.map((facet) => [facet, FACET_WORDS[facet].one])) }}
        usual=""
      />
      <DayRange legend={by === "published" ? "Published" : "Day of the event"} from={from} to={to} />
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: Readonly<Record<string, string>>;
  /** The option that needs no parameter. */
  readonly usual: string;
}

function Choice({ name, label, options, usual }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>{" "}
      <select
        value={address.value.params.get(name) ?? usual}
        onChange={({ currentTarget: { value } }) => set(name, value === usual ? "" : value)}
      >
        {Object.entries(options).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Picture({ timeline }: { readonly timeline: Timeline | SplitTimeline }) {
  const { params } = address.value;
  const by = basisOf(params);
  const split = splitOf(params);
  const { buckets, interval } = timeline;
  const span = spanOf(buckets, interval);
  const series = split && "series" in timeline ? timeline.series : [];
  if (!span) return <Nothing timeline={timeline} />;
  const strips: readonly Strip[] = [{ id: "", label: "All articles", buckets }, ...series];
  const counts = series.map((each) => new Map(each.buckets.map((bucket) => [bucket.start, bucket.count])));
  return (
    <div class={split ? `timeline facet-${split}` : "timeline"}>
      {split && series.length > 0 && (
        <p class="chips" role="group" aria-label={`${FACET_WORDS[split].many} shown`}>
          {series.map(({ id, label, count: articles }) => (
            <TagChip key={id} facet={split} id={id} label={label} note={numberWords(articles)} />
          ))}
        </p>
      )}
      <TableTwin
        caption={`Articles by ${interval} of ${by === "published" ? "publication" : "their events"}`}
        columns={["Time", "All articles", ...series.map(({ label }) => label)]}
        rows={buckets.map(({ start, count: articles }) => [
          <a href={linkTo("search", narrowed(daysOf(start, interval)))}>{stretchWords(start, interval)}</a>,
          numberWords(articles),
          ...counts.map((each) => numberWords(each.get(start) ?? 0)),
        ])}
      >
        <Strips strips={strips} interval={interval} span={span} onRange={narrow} />
      </TableTwin>
      <Undated timeline={timeline} />
    </div>
  );
}

function Undated({ timeline: { undated } }: { readonly timeline: Timeline }) {
  if (undated === 0) return null;
  const lacks = basisOf(address.value.params) === "published" ? "no day of publication" : "no event that has a day";
  return (
    <p class="note">
      Not shown: {countWords(undated, "article")} with {lacks}.
    </p>
  );
}

function Nothing({ timeline }: { readonly timeline: Timeline }) {
  return (
    <Empty heading="No article here has such a day">
      <Undated timeline={timeline} />
      <p>
        Count the other days, remove a filter, or{" "}
        <button type="button" class="link" onClick={clearFilters}>
          clear all filters
        </button>
        .
      </p>
    </Empty>
  );
}

function narrowed(days: Days, params = filters.value): URLSearchParams {
  const [from, to] = rangeNames(basisOf(address.value.params));
  const copy = new URLSearchParams(params);
  copy.set(from, days.from);
  copy.set(to, days.to);
  return copy;
}

/** Narrows the range; a length that was chosen for the longer range would leave one bar, so it goes. */
function narrow(days: Days): void {
  const [from, to] = rangeNames(basisOf(address.peek().params));
  change((params) => {
    params.set(from, days.from);
    params.set(to, days.to);
    params.delete("interval");
  });
}
