/** An answer of the API as a component shows it: loading, here, or refused. */
import { useCallback, useEffect, useState } from "preact/hooks";
import { key } from "../state/settings";
import { getPatiently, problemFrom } from "./client";
import type { Problem } from "./problem";

/** The state of a request. While a new one is under way, `data` is still the answer before. */
export interface Answer<T> {
  readonly data: T | undefined;
  readonly problem: Problem | undefined;
  readonly loading: boolean;
  /** Asks again. */
  readonly retry: () => void;
}

interface State<T> {
  data: T | undefined;
  problem: Problem | undefined;
  loading: boolean;
}

/**
 * Asks for a path and follows its changes. A request that another overtakes is aborted, and a new
 * key asks anew.
 *
 * @param path path of a GET call, such as `/articles`; null asks nothing
 * @param params its parameters; they are compared by what they say
 */
export function useAnswer<T>(path: string | null, params?: URLSearchParams): Answer<T> {
  const [state, setState] = useState<State<T>>({ data: undefined, problem: undefined, loading: path !== null });
  const [attempt, setAttempt] = useState(0);
  const query = params?.toString() ?? "";
  const withKey = key.value;
  useEffect(() => {
    if (path === null) return setState({ data: undefined, problem: undefined, loading: false });
    const abort = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    getPatiently<T>(path, new URLSearchParams(query), abort.signal)
      .then((data) => setState({ data, problem: undefined, loading: false }))
      .catch((error: unknown) => {
        const problem = problemFrom(error);
        if (problem) setState({ data: undefined, problem, loading: false });
      });
    return () => abort.abort();
  }, [path, query, withKey, attempt]);
  const retry = useCallback(() => setAttempt((number) => number + 1), []);
  return { ...state, retry };
}
