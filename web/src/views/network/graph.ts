/** The network as it is drawn: what has a pair, each value once, and the strongest pairs. */
import type { Network } from "../../api/types";
import { sidesOf, type NodeFacet, type Question } from "./question";

/** Most pairs that are drawn and listed; more are a tangle. */
const MOST_PAIRS = 300;

/** A leader or country, once, even where it is an actor and a recipient. */
export interface Value {
  readonly facet: NodeFacet;
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

/** Two values, and in how many articles they meet in an event; from actor to recipient where directed. */
export interface Pair {
  readonly source: Value;
  readonly target: Value;
  readonly count: number;
}

/** Values and pairs, and how many pairs there are beside those. */
export interface Graph {
  readonly values: readonly Value[];
  readonly pairs: readonly Pair[];
  readonly left: number;
}

/** Makes the graph of an answer. */
export function graphOf({ nodes, edges }: Network, question: Question): Graph {
  const [first, second] = sidesOf(question);
  const all = new Map<string, Value>();
  nodes.forEach(({ facet, id, label, count }) => {
    const side = facet === "actor" ? first : facet === "recipient" ? second : (facet as NodeFacet);
    const before = all.get(`${side} ${id}`)?.count ?? 0;
    all.set(`${side} ${id}`, { facet: side, id, label, count: Math.max(count, before) });
  });
  const found = edges.flatMap(({ source, target, count }): readonly Pair[] => {
    const [one, other] = [all.get(`${first} ${source}`), all.get(`${second} ${target}`)];
    // A value that acts on itself has no line.
    return one && other && one !== other ? [{ source: one, target: other, count }] : [];
  });
  const pairs = found.sort((one, other) => other.count - one.count).slice(0, MOST_PAIRS);
  const paired = new Set(pairs.flatMap(({ source, target }) => [source, target]));
  return {
    values: [...paired].sort((one, other) => other.count - one.count),
    pairs,
    left: found.length - pairs.length,
  };
}
