/** Asking again where a server is busy, or away for a moment. */
import { Problem } from "./problem";

/** Which failures pass by themselves, and how often a call is made at most. */
interface Patience {
  readonly attempts?: number;
  readonly passes?: (problem: Problem) => boolean;
}

/**
 * Makes a call again while it fails for a moment; it waits as long as the server says, and longer each time.
 *
 * @throws what the call throws last
 */
export async function patiently<T>(
  call: () => Promise<T>,
  { attempts = 5, passes = isBusy }: Patience = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Problem && passes(error)) || attempt === attempts) throw error;
      await pause(1000 * Math.max(error.retryAfter, attempt));
    }
  }
}

/** Waits. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isBusy({ status }: Problem): boolean {
  return status === 429 || status === 503;
}
