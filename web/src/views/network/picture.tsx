/** The network as a picture: leaders are circles, countries squares, and lines join who meets in an event. */
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { useWidth } from "../../components/picture/use-width";
import { countWords } from "../../text/numbers";
import type { Graph, Pair, Value } from "./graph";
import { NARROW, layoutOf, type Spot } from "./layout";

interface Props {
  readonly graph: Graph;
  readonly directed: boolean;
  readonly onChoose: (value: Value) => void;
}

/** Shows the network; pointing brings out the pairs of a value, a click hands it over. */
export function Picture({ graph, directed, onChoose }: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const pointed = useSignal<Value | undefined>(undefined);
  const height = Math.round(width < NARROW ? width * 1.7 : Math.min(width * 0.7, 720));
  const spots = useMemo(() => (width > 0 ? layoutOf(graph, width, height) : []), [graph, width]);
  const here = pointed.value && graph.values.includes(pointed.value) ? pointed.value : undefined;
  const near = here && neighbours(graph.pairs, here);
  const places = new Map(spots.map((spot) => [spot.value, spot]));
  const most = Math.max(1, ...graph.pairs.map(({ count }) => count));
  return (
    <div ref={frame} class="network-frame">
      <svg width={width} height={height} onPointerLeave={() => (pointed.value = undefined)}>
        <Arrow />
        {graph.pairs.map((pair) => {
          const [one, other] = [places.get(pair.source), places.get(pair.target)];
          if (!one || !other) return null;
          const aside = here && pair.source !== here && pair.target !== here;
          return (
            <path
              key={`${pair.source.facet} ${pair.source.id} ${pair.target.facet} ${pair.target.id}`}
              class={aside ? "network-pair aside" : here ? "network-pair pointed" : "network-pair"}
              d={lineOf(one, other, directed)}
              stroke-width={0.75 + 4 * Math.sqrt((pair.count - 1) / most)}
              marker-end={directed ? "url(#network-arrow)" : undefined}
            />
          );
        })}
        {spots.map((spot) => (
          <Node
            key={`${spot.value.facet} ${spot.value.id}`}
            spot={spot}
            aside={near !== undefined && !near.has(spot.value)}
            named={spot.value === here || (spot.labelled && (near?.has(spot.value) ?? true))}
            onPoint={() => (pointed.value = spot.value)}
            onChoose={() => onChoose(spot.value)}
          />
        ))}
      </svg>
      <p class="network-here note">
        {here ? sentenceOf(graph.pairs, here) : "Point at a name to see its pairs. Click it to see only what is about it."}
      </p>
    </div>
  );
}

function Arrow() {
  return (
    <defs>
      <marker
        id="network-arrow"
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="8"
        markerHeight="8"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0 0.5L8 4L0 7.5z" />
      </marker>
    </defs>
  );
}

interface NodeProps {
  readonly spot: Spot;
  readonly aside: boolean;
  readonly named: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Node({ spot: { value, x, y, radius, labelX, labelY }, aside, named, onPoint, onChoose }: NodeProps) {
  return (
    <g
      class={`network-node facet-${value.facet}${aside ? " aside" : ""}`}
      data-id={value.id}
      onPointerEnter={onPoint}
      onClick={onChoose}
    >
      {value.facet === "leader" ? (
        <circle cx={x} cy={y} r={radius} />
      ) : (
        <rect x={x - radius} y={y - radius} width={2 * radius} height={2 * radius} />
      )}
      {named && (
        <text x={labelX} y={labelY}>
          {value.label}
        </text>
      )}
    </g>
  );
}

/** A line between the rims; a directed one is bent, so that the line back lies beside it. */
function lineOf(one: Spot, other: Spot, directed: boolean): string {
  if (!directed) return `M${at(one.x, one.y)}L${at(other.x, other.y)}`;
  const [across, down] = [other.x - one.x, other.y - one.y];
  const [bendX, bendY] = [(one.x + other.x) / 2 - down * 0.12, (one.y + other.y) / 2 + across * 0.12];
  const length = Math.max(1, Math.hypot(other.x - bendX, other.y - bendY));
  const short = Math.min((other.radius + 2) / length, 1);
  const [endX, endY] = [other.x - (other.x - bendX) * short, other.y - (other.y - bendY) * short];
  return `M${at(one.x, one.y)}Q${at(bendX, bendY)} ${at(endX, endY)}`;
}

function at(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function neighbours(pairs: readonly Pair[], value: Value): ReadonlySet<Value> {
  const own = pairs.filter(({ source, target }) => source === value || target === value);
  return new Set([value, ...own.flatMap(({ source, target }) => [source, target])]);
}

function sentenceOf(pairs: readonly Pair[], value: Value): string {
  const others = [...neighbours(pairs, value)].filter((each) => each !== value).map(({ label }) => label);
  const rest = others.length > 5 ? ` and ${others.length - 5} more` : "";
  return `${value.label}: ${countWords(value.count, "article")}, with ${others.slice(0, 5).join(", ")}${rest}`;
}
