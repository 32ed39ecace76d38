/** Sends files to the bucket, some at a time, and asks what became of them. */
import { get, post, problemFrom } from "../../api/client";
import { patiently, pause } from "../../api/patience";
import type { Problem } from "../../api/problem";
import type { NewUpload, SignedUpload, UploadStatus } from "../../api/types";
import { type Item, items, patch } from "./queue";
import { sendForm } from "./form";
import { sizeWords } from "./words";

/** Files that are sent at once: more would only share the same line. */
const AT_ONCE = 4;
/** Time between two looks at a file that the archive reads, in milliseconds. */
const PAUSE = 1500;

const replacing = new Set<number>();
let running = 0;
let following = false;

/** Begins to send what waits; a file whose id is given may replace the object of its name. */
export function begin(replaced?: number): void {
  if (replaced !== undefined) replacing.add(replaced);
  while (running < AT_ONCE) {
    const next = items.peek().find(({ stage }) => stage === "waiting");
    if (!next) return;
    running += 1;
    patch(next.id, { stage: "sending", share: 0 });
    void sendItem(next).finally(() => {
      running -= 1;
      begin();
    });
  }
}

async function sendItem(item: Item): Promise<void> {
  const { id, file } = item;
  if (file.size === 0) return refuse(id, "The file is empty.");
  try {
    const form = await patiently(() => post<SignedUpload>("/uploads", wanted(item)));
    if (file.size > form.max_bytes) return refuse(id, tooLarge(file.size, form.max_bytes));
    await sendForm(form, file, (share) => patch(id, { share }));
    patch(id, { stage: "reading", share: 1, told: { ...item.told, key: form.key } });
    void follow();
  } catch (error) {
    const problem = problemFrom(error);
    if (problem?.status === 409) patch(id, { stage: "exists", why: problem.detail });
    else refuse(id, reasonOf(problem));
  }
}

function wanted({ id, file, told }: Item): NewUpload {
  const { key, published, source, url } = told;
  return {
    key,
    content_type: /^[a-z]+\/[a-z0-9.+-]+$/.test(file.type) ? file.type : "application/octet-stream",
    ...(replacing.delete(id) && { overwrite: true }),
    ...(published && { published }),
    ...(source.trim() && { source: source.trim() }),
    ...(url.trim() && { url: url.trim() }),
  };
}

function refuse(id: number, why: string): void {
  patch(id, { stage: "refused", why });
}

function tooLarge(size: number, limit: number): string {
  return `It has ${sizeWords(size)}, and the archive takes ${sizeWords(limit)} at most. Nothing was sent.`;
}

function reasonOf(problem: Problem | undefined): string {
  if (problem === undefined) return "It was given up.";
  const [error] = problem.errors;
  const why = error ? `${error.parameter}: ${error.message}` : problem.detail;
  const byApi = problem.requestId !== "";
  return byApi && problem.status === 403 ? `Nothing was sent: ${why}. “Key” at the top takes another one.` : why;
}

/** Asks for one file after the other, again and again, until the end of each is told. */
async function follow(): Promise<void> {
  if (following) return;
  following = true;
  for (let open = reading(); open.length > 0; open = reading()) {
    await pause(PAUSE);
    for (const item of open) await look(item);
  }
  following = false;
}

function reading(): readonly Item[] {
  return items.peek().filter(({ stage }) => stage === "reading");
}

async function look({ id, told: { key } }: Item): Promise<void> {
  try {
    const path = `/uploads/${key.split("/").map(encodeURIComponent).join("/")}`;
    const outcome = await patiently(() => get<UploadStatus>(path));
    const isOver = outcome.state !== "received" && outcome.state !== "indexed";
    patch(id, isOver ? { stage: "told", outcome } : { outcome });
  } catch (error) {
    refuse(id, `It was sent, but ${reasonOf(problemFrom(error))}`);
  }
}
