/** The part of a view beside the facets: the filters, and the answer to what is asked under them. */
import type { ComponentChildren } from "preact";
import type { Answer } from "../api/use-answer";
import { FilterBar } from "./filter-bar";
import type { Call } from "./share/call";
import { Failure, Loading } from "./states";

interface Props<T> {
  readonly label: string;
  readonly class?: string;
  readonly answer: Answer<T>;
  /** What the filter bar offers to save and copy; nothing until it is known. */
  readonly call: Call | undefined;
  /** What the reader waits for, such as `Counting`. */
  readonly waiting: string;
  /** What stands between the filters and the answer. */
  readonly head?: ComponentChildren;
  readonly children: (data: T) => ComponentChildren;
}

/** Shows the latest answer, also while the next one is under way, and why there is none. */
export function AnswerSection<T>({ label, class: name, answer, call, waiting, head, children }: Props<T>) {
  const { data, problem, loading, retry } = answer;
  return (
    <section class={name} aria-label={label} aria-busy={loading}>
      <FilterBar call={call} />
      {head}
      {problem && <Failure problem={problem} retry={retry} />}
      {data ? children(data) : loading && <Loading what={waiting} />}
    </section>
  );
}
