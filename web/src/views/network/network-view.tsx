/** The network: who meets whom in the same events, or who acts on whom. */
import { useMemo } from "preact/hooks";
import type { Network } from "../../api/types";
import { useAnswer } from "../../api/use-answer";
import { Option } from "../../components/facets/options";
import { AnswerSection } from "../../components/answer-section";
import { FacetPanel } from "../../components/facets/panel";
import { useFacets } from "../../components/facets/use-facets";
import { TableTwin } from "../../components/picture/table-twin";
import { Empty } from "../../components/states";
import { address, linkTo, set } from "../../state/address";
import { choices, choose, clearFilters, filters, unchoose, writeChoice } from "../../state/filters";
import { countWords, numberWords } from "../../text/numbers";
import { graphOf, type Graph, type Pair, type Value } from "./graph";
import { Picture } from "./picture";
import { PAIRS, SIZES, USUAL_SIZE, networkParams, questionOf, sidesOf } from "./question";

/** Shows the network of the present filters. */
export default function NetworkView() {
  const params = networkParams();
  const answer = useAnswer<Network>("/network", params);
  return (
    <div class="desk">
      <FacetPanel facets={useFacets()} />
      <AnswerSection label="Network" answer={answer} call={{ path: "/network", params }} waiting="Counting" head={<Controls />}>
        {(network) => <Content network={network} />}
      </AnswerSection>
    </div>
  );
}

function Controls() {
  const { between, size } = questionOf(address.value.params);
  return (
    <div class="network-controls">
      <label>
        <span>Between</span>{" "}
        <select
          value={between}
          onChange={({ currentTarget: { value } }) => set("between", value === "leader,country" ? "" : value)}
        >
          {Object.entries(PAIRS).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Most of each</span>{" "}
        <select value={size} onChange={({ currentTarget: { value } }) => set("facet_size", value === USUAL_SIZE ? "" : value)}>
          {SIZES.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <Option name="directed" value="true" label="From who did it to whom" />
    </div>
  );
}

function Content({ network }: { readonly network: Network }) {
  const question = questionOf(address.value.params);
  const { between, directed } = question;
  const graph = useMemo(() => graphOf(network, question), [network]);
  if (graph.pairs.length === 0) return <Nothing />;
  return (
    <div class="network">
      <Legend graph={graph} directed={directed} />
      <TableTwin
        caption={directed ? "Articles by who did something to whom" : `Articles by pairs of ${PAIRS[between]} in one event`}
        columns={directed ? ["Who", "To whom", "Articles"] : ["One", "Other", "Articles"]}
        rows={graph.pairs.map((pair) => [pair.source.label, pair.target.label, <PairLink key="count" pair={pair} />])}
      >
        <Picture graph={graph} directed={directed} onChoose={turn} />
      </TableTwin>
    </div>
  );
}

function PairLink({ pair }: { readonly pair: Pair }) {
  const { source, target, count } = pair;
  const name = `${source.label} and ${target.label}: ${countWords(count, "article")}`;
  return (
    <a href={linkTo("search", meeting(pair))} aria-label={name}>
      {numberWords(count)}
    </a>
  );
}

function Legend({ graph: { pairs, left }, directed }: { readonly graph: Graph; readonly directed: boolean }) {
  const facets = new Set(pairs.flatMap(({ source, target }) => [source.facet, target.facet]));
  return (
    <p class="network-legend note">
      {facets.has("leader") && (
        <span class="facet-leader">
          <span class="network-sign round" /> leader
        </span>
      )}
      {facets.has("country") && (
        <span class="facet-country">
          <span class="network-sign" /> country
        </span>
      )}
      <span>{directed ? "An arrow leads from who did it to whom" : "A line joins who takes part in the same event"}, thicker for more articles.</span>
      <span>
        {countWords(pairs.length, "pair")}
        {left > 0 && ` of ${numberWords(pairs.length + left)}, the most frequent ones`}.
      </span>
    </p>
  );
}

function Nothing() {
  return (
    <Empty heading="No event here has such a pair">
      <p>
        Ask for other pairs, remove a filter, or{" "}
        <button type="button" class="link" onClick={clearFilters}>
          clear all filters
        </button>
        .
      </p>
    </Empty>
  );
}

/** The filters for the articles in which an event has both values of a pair. */
function meeting({ source, target }: Pair): URLSearchParams {
  const question = questionOf(address.value.params);
  const params = new URLSearchParams(filters.value);
  const [one, other] = question.directed ? (["actor", "recipient"] as const) : sidesOf(question);
  params.delete(one);
  params.delete(other);
  params.append(one, writeChoice({ id: source.id, excluded: false }));
  params.append(other, writeChoice({ id: target.id, excluded: false }));
  if (!question.directed) params.set("same_event", "true");
  if (one === other) params.set("match", "all");
  return params;
}

/** Chooses a value, or takes it back where it is chosen. */
function turn({ facet, id }: Value): void {
  const chosen = choices.peek().some((each) => each.facet === facet && each.id === id && !each.excluded);
  if (chosen) unchoose(facet, id);
  else choose(facet, id);
}
