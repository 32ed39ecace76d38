/** The timeline as a picture: all articles on top, a strip for each value below, one axis for all. */
import { useSignal } from "@preact/signals";
import type { Bucket, Interval } from "../../api/types";
import { useWidth } from "../../components/picture/use-width";
import { countWords, numberWords } from "../../text/numbers";
import { daysOf, endOf, stretchWords, timeOf, type Days } from "./stretches";
import { ticksOf } from "./ticks";

/** One row of bars. */
export interface Strip {
  readonly id: string;
  readonly label: string;
  /** Articles; left out for all, since an article counts on each day of its events. */
  readonly count?: number;
  readonly buckets: readonly Bucket[];
}

interface Props {
  readonly strips: readonly Strip[];
  readonly interval: Interval;
  /** First and last moment, milliseconds in UTC. */
  readonly span: readonly [number, number];
  readonly onRange: (days: Days) => void;
}

const TOP_HEIGHT = 150;
const STRIP_HEIGHT = 52;
/** Room above the bars of a strip for its name. */
const LABEL_HEIGHT = 20;
const AXIS_HEIGHT = 24;
/** Pixels that the label of a mark needs. */
const TICK_WIDTH = 84;

/** Shows the strips; pointing tells a stretch, and dragging hands over a range of days. */
export function Strips({ strips, interval, span: [from, to], onRange }: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const begun = useSignal<number | undefined>(undefined);
  const pointed = useSignal<number | undefined>(undefined);
  const [all, ...series] = strips;
  if (!all) return null;
  const most = mostOf(series);
  const toX = (time: number) => ((time - from) / (to - from)) * width;
  const height = TOP_HEIGHT + LABEL_HEIGHT + (strips.length - 1) * STRIP_HEIGHT + AXIS_HEIGHT;
  const bucketAt = (x: number) => nearest(all.buckets, from + (x / width) * (to - from), interval);
  const here = pointed.value === undefined ? undefined : bucketAt(pointed.value);
  const xOf = (event: PointerEvent) =>
    Math.min(Math.max(event.clientX - (frame.current?.getBoundingClientRect().left ?? 0), 0), width);
  const finish = (event: PointerEvent) => {
    if (begun.value === undefined) return;
    const ends = [begun.value, xOf(event)].sort((one, other) => one - other).map(bucketAt);
    begun.value = undefined;
    const [first, last] = ends;
    if (first && last) onRange({ from: daysOf(first.start, interval).from, to: daysOf(last.start, interval).to });
  };
  return (
    <div
      ref={frame}
      class="timeline-frame"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.value = xOf(event);
      }}
      onPointerMove={(event) => (pointed.value = xOf(event))}
      onPointerUp={finish}
      onPointerCancel={() => (begun.value = undefined)}
      onPointerLeave={() => (pointed.value = undefined)}
    >
      <svg width={width} height={height}>
        {ticksOf(from, to, Math.max(2, Math.floor(width / TICK_WIDTH))).map(({ time, label }) => (
          <g key={time} class="timeline-tick" transform={`translate(${toX(time)} 0)`}>
            <line y1={LABEL_HEIGHT} y2={height - AXIS_HEIGHT + 5} />
            <text x={width - toX(time) < TICK_WIDTH ? -4 : 4} y={height - 6} text-anchor={width - toX(time) < TICK_WIDTH ? "end" : "start"}>
              {label}
            </text>
          </g>
        ))}
        {strips.map((strip, place) => (
          <Bars
            key={strip.id}
            strip={strip}
            most={place === 0 ? mostOf([all]) : most}
            interval={interval}
            toX={toX}
            top={place === 0 ? LABEL_HEIGHT : TOP_HEIGHT + LABEL_HEIGHT + (place - 1) * STRIP_HEIGHT + LABEL_HEIGHT}
            height={place === 0 ? TOP_HEIGHT - LABEL_HEIGHT : STRIP_HEIGHT - LABEL_HEIGHT}
            width={width}
            here={here}
          />
        ))}
        {begun.value !== undefined && pointed.value !== undefined && (
          <rect
            class="timeline-brush"
            x={Math.min(begun.value, pointed.value)}
            width={Math.abs(begun.value - pointed.value)}
            y={LABEL_HEIGHT}
            height={height - AXIS_HEIGHT - LABEL_HEIGHT}
          />
        )}
      </svg>
      <p class="timeline-here note">
        {here ? `${stretchWords(here.start, interval)}: ${countWords(here.count, "article")}` : "Drag over a range to narrow it."}
      </p>
    </div>
  );
}

interface BarsProps {
  readonly strip: Strip;
  /** The count of the highest bar that there could be: strips share it, so that they can be compared. */
  readonly most: number;
  readonly interval: Interval;
  readonly toX: (time: number) => number;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  readonly here: Bucket | undefined;
}

function Bars({ strip: { label, count, buckets }, most, interval, toX, top, height, width, here }: BarsProps) {
  return (
    <g>
      <text class="timeline-label" y={top - 6}>
        {label} {count !== undefined && <tspan class="timeline-count">{numberWords(count)}</tspan>}
      </text>
      <text class="timeline-count" x={width} y={top - 6} text-anchor="end">
        most {numberWords(mostOf([{ buckets }]))}
      </text>
      {buckets.map((bucket) => {
        const [left, right] = [toX(timeOf(bucket.start)), toX(endOf(bucket.start, interval))];
        const bar = Math.max((bucket.count / most) * height, 1.5);
        return (
          <rect
            key={bucket.start}
            class={bucket.start === here?.start ? "timeline-bar pointed" : "timeline-bar"}
            x={left}
            width={Math.max(right - left - 1, 2)}
            y={top + height - bar}
            height={bar}
          />
        );
      })}
      <line class="timeline-base" x2={width} y1={top + height} y2={top + height} />
    </g>
  );
}

function mostOf(strips: ReadonlyArray<Pick<Strip, "buckets">>): number {
  return Math.max(1, ...strips.flatMap(({ buckets }) => buckets.map(({ count }) => count)));
}

/** The stretch at a moment, or else the one that is nearest to it. */
function nearest(buckets: readonly Bucket[], time: number, interval: Interval): Bucket | undefined {
  const distance = ({ start }: Bucket) => Math.max(timeOf(start) - time, time - endOf(start, interval), 0);
  return buckets.reduce<Bucket | undefined>(
    (best, bucket) => (best && distance(best) <= distance(bucket) ? best : bucket),
    undefined,
  );
}
