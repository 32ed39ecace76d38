/** Places for the values of a network: what has a pair is near, and nothing lies on something else. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import type { Graph, Value } from "./graph";

/** Steps after which nothing moves any more. */
const STEPS = 300;
/** Below this width, in pixels, the picture is higher than wide, and its signs are smaller. */
export const NARROW = 600;
/** Room for labels at the borders, in pixels. */
const MARGIN = { x: 48, top: 16, bottom: 30 };
const LETTER_WIDTH = 6.9;
const LINE_HEIGHT = 14;
/** From the middle of a line of text down to its baseline. */
const BASELINE = 4;

/** A value with its place. */
export interface Spot {
  readonly value: Value;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Middle of the label's baseline. */
  readonly labelX: number;
  readonly labelY: number;
  /** Whether the label has room; labels of greater counts come first. */
  readonly labelled: boolean;
}

type Placed = Pick<Spot, "value" | "x" | "y" | "radius">;

/**
 * Places all values in a frame of some pixels.
 *
 * The simulation begins at fixed places, has a fixed seed (d3-force's own) and runs to its end before
 * anything is shown. So equal answers look equal, and nothing moves.
 */
export function layoutOf({ values, pairs }: Graph, width: number, height: number): readonly Spot[] {
  const most = Math.max(1, ...values.map(({ count }) => count));
  const largest = width < NARROW ? 8 : 12;
  const nodes = values.map((value) => {
    return { value, radius: largest * (0.4 + 0.6 * Math.sqrt(value.count / most)), x: NaN, y: NaN };
  });
  const place = new Map(values.map((value, index) => [value, index]));
  const links = pairs.map(({ source, target }) => {
    return { source: place.get(source) ?? 0, target: place.get(target) ?? 0 };
  });
  forceSimulation(nodes)
    .force("link", forceLink(links).distance(60))
    .force("charge", forceManyBody().strength(-260).distanceMax(500))
    .force("collide", forceCollide<(typeof nodes)[number]>(({ radius }) => radius + 14))
    .force("x", forceX(0).strength(0.06))
    .force("y", forceY(0).strength(0.09))
    .stop()
    .tick(STEPS);
  const toX = scale(nodes.map(({ x }) => x), MARGIN.x, width - MARGIN.x);
  const toY = scale(nodes.map(({ y }) => y), MARGIN.top, height - MARGIN.bottom);
  const scaled = nodes.map(({ value, radius, x, y }) => ({ value, radius, x: toX(x), y: toY(y) }));
  return labelled(separated(scaled, width, height), width);
}

function scale(numbers: readonly number[], from: number, to: number): (number: number) => number {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (most === least) return () => (from + to) / 2;
  return (number) => from + ((number - least) / (most - least)) * (to - from);
}

/** Moves apart what lies on each other since the frame is smaller than the simulation's plane. */
function separated(placed: readonly Placed[], width: number, height: number): readonly Placed[] {
  const nodes = placed.map((each) => ({ ...each, home: each }));
  forceSimulation(nodes)
    .force("collide", forceCollide<(typeof nodes)[number]>(({ radius }) => radius + 8).iterations(3))
    .force("x", forceX<(typeof nodes)[number]>(({ home }) => home.x).strength(0.05))
    .force("y", forceY<(typeof nodes)[number]>(({ home }) => home.y).strength(0.05))
    .stop()
    .tick(STEPS);
  return nodes.map(({ value, radius, x, y }) => ({
    value,
    radius,
    x: Math.min(Math.max(x, radius + 1), width - radius - 1),
    y: Math.min(Math.max(y, radius + 1), height - MARGIN.bottom),
  }));
}

/** Gives labels to values in their order, unless each place would lie on another label or on a value. */
function labelled(placed: readonly Placed[], width: number): readonly Spot[] {
  const taken: Box[] = placed.map(({ x, y, radius }) => ({ x, y, half: radius, high: radius }));
  return placed.map((spot) => {
    const places = labelPlaces(spot, width);
    const free = places.find((label) => !taken.some((other) => overlap(label, other)));
    if (free) taken.push(free);
    const { x, y } = free ?? places[0];
    return { ...spot, labelX: x, labelY: y + BASELINE, labelled: free !== undefined };
  });
}

/** Where a label may be, best first: below, above, right and left of its value. */
function labelPlaces({ value, x, y, radius }: Placed, width: number): readonly [Box, ...Box[]] {
  const half = (value.label.length * LETTER_WIDTH) / 2;
  const high = LINE_HEIGHT / 2;
  const inside = Math.min(Math.max(x, half), Math.max(width - half, half));
  const beside = radius + half + 2;
  const sides = [x + beside, x - beside].filter((middle) => middle >= half && middle + half <= width);
  const above = { x: inside, y: y - radius - high - 1, half, high };
  return [
    { x: inside, y: y + radius + high + 1, half, high },
    ...(above.y >= high ? [above] : []),
    ...sides.map((middle) => ({ x: middle, y, half, high })),
  ];
}

/** A box by its middle and half its width and height. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly high: number;
}

function overlap(one: Box, other: Box): boolean {
  return Math.abs(one.x - other.x) < one.half + other.half && Math.abs(one.y - other.y) < one.high + other.high;
}
