/** Requests to the API that the page belongs to. */
import { signal } from "@preact/signals";
import { key } from "../state/settings";
import { patiently } from "./patience";
import { Problem, problemOf, unanswered } from "./problem";

/** The API's address, with a slash at its end: scripts lie below it, in `page/`. */
export const API = new URL("..", import.meta.url);

/** Why the dialog asks for a key: the API refused, or the reader wants another; empty if it does not. */
export const keyWanted = signal<"" | "refused" | "asked">("");

/** Writes the address of a call, such as `/articles` with its query. */
export function callUrl(path: string, params?: URLSearchParams): URL {
  const url = new URL(path.replace(/^\//, ""), API);
  if (params) url.search = params.toString();
  return url;
}

/**
 * Asks and returns the answer's JSON.
 *
 * @throws Problem where the API refuses or does not answer; an abort throws `AbortError` as `fetch` does
 */
export async function get<T>(
  path: string,
  params?: URLSearchParams,
  signal?: AbortSignal,
): Promise<T> {
  return (await send(path, { params, signal })).json() as Promise<T>;
}

/** As `get`, but asks once more where a server is away for the moment, as while a function starts. */
export async function getPatiently<T>(
  path: string,
  params: URLSearchParams,
  signal: AbortSignal,
): Promise<T> {
  return patiently(() => get<T>(path, params, signal), { attempts: 2, passes: ({ status }) => status > 500 });
}

/** Posts a JSON document and returns the answer's; throws as `get` does. */
export async function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const init = {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
    signal,
  };
  return (await send(path, init)).json() as Promise<T>;
}

/** What a request has beside its path. */
interface Sent {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
  params?: URLSearchParams | undefined;
  signal?: AbortSignal | undefined;
}

/** Sends a request with the key and returns a good answer, such as a file's; throws as `get` does. */
export async function send(path: string, sent: Sent = {}): Promise<Response> {
  const { params, signal = null, headers = {}, ...rest } = sent;
  const response = await answerTo(callUrl(path, params), {
    ...rest,
    signal,
    credentials: "omit",
    headers: key.peek() ? { ...headers, "x-api-key": key.peek() } : headers,
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.wantsKey) keyWanted.value = "refused";
  throw problem;
}

async function answerTo(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw unanswered();
  }
}

/** Turns whatever was thrown into a problem; undefined for a request that was given up. */
export function problemFrom(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof DOMException && error.name === "AbortError") return undefined;
  throw error;
}
