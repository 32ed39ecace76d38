/** What a view shows when it has no content: it loads, there is none, or something went wrong. */
import type { ComponentChildren } from "preact";
import type { Problem } from "../api/problem";
import { keyWanted } from "../api/client";

/** Tells that something is on its way; it appears only when that takes a moment. */
export function Loading({ what = "Loading" }: { readonly what?: string }) {
  return (
    <p class="state loading" role="status">
      {what} …
    </p>
  );
}

/** Tells that there is nothing, and what to do about it. */
export function Empty({ heading, children }: { readonly heading: string; readonly children?: ComponentChildren }) {
  return (
    <section class="state empty">
      <h2>{heading}</h2>
      {children}
    </section>
  );
}

/** Tells in words why a request failed, with what may help. */
export function Failure({ problem, retry }: { readonly problem: Problem; readonly retry: () => void }) {
  return (
    <section class="state failure" role="alert">
      <h2>{problem.wantsKey ? "A key is needed" : "This did not work"}</h2>
      <p>{problem.detail}</p>
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((error) => (
            <li key={error.parameter + error.message}>
              <b>{error.parameter}</b>: {error.message}
              {error.nearest && error.nearest.length > 0 && <> — did you mean {error.nearest.join(", ")}?</>}
            </li>
          ))}
        </ul>
      )}
      <p class="actions">
        {problem.wantsKey ? (
          <button type="button" class="primary" onClick={() => (keyWanted.value = "asked")}>
            Enter a key
          </button>
        ) : (
          <button type="button" onClick={retry}>
            Try again
          </button>
        )}
      </p>
      {problem.requestId && <p class="note">Request {problem.requestId}</p>}
    </section>
  );
}
