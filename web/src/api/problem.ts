/** An error of the API in words: RFC 9457 problem details, or what stands for them. */
import type { ErrorEntry, ProblemDetails } from "./types";

/** Why a request failed, as a reader is told. */
export class Problem extends Error {
  /**
   * @param status HTTP status; 0 where no answer came
   * @param detail one sentence for people
   * @param errors what is wrong with which parameter
   * @param requestId the id that the log has too; empty where no answer came
   * @param byGateway whether the gateway refused before the API was asked
   * @param retryAfter seconds after which the server says that it may work; 0 where it says nothing
   */
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly errors: readonly ErrorEntry[] = [],
    readonly requestId = "",
    readonly byGateway = false,
    readonly retryAfter = 0,
  ) {
    super(detail);
  }

  /** Whether the key is missing or wrong. A good key that may only read is another matter. */
  get wantsKey(): boolean {
    return this.status === 401 || (this.status === 403 && this.byGateway);
  }
}

/** Reads the problem that an answer tells; one that is no problem document is told by its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  const told = response.headers.get("content-type")?.includes("json") ? parsed(text) : undefined;
  const detail = told?.detail || `The server answered ${response.status} ${response.statusText}.`;
  const { errors = [], request_id: id = "", instance } = told ?? {};
  const retryAfter = Number(response.headers.get("retry-after") ?? 0) || 0;
  return new Problem(response.status, detail, errors, id, instance === undefined, retryAfter);
}

/** The problem where no answer came at all. */
export function unanswered(): Problem {
  return new Problem(0, "The server does not answer. Is this computer online?");
}

function parsed(text: string): Partial<ProblemDetails> | undefined {
  try {
    return JSON.parse(text) as Partial<ProblemDetails>;
  } catch {
    return undefined;
  }
}
