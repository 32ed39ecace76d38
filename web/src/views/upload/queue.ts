/** Files on their way into the archive: what is known of each, and what sends them. */
import { computed, signal } from "@preact/signals";
import type { UploadStatus } from "../../api/types";
import { keysFor } from "./keys";
import { foundIn, type Found } from "./found";
import { begin } from "./sending";

/** Where a file is on its way. */
export type Stage =
  /** Chosen; nothing was sent yet. */
  | "chosen"
  /** Its turn comes when another one is sent. */
  | "waiting"
  /** Under way; `share` tells how much of it. */
  | "sending"
  /** In the bucket; the archive reads it. */
  | "reading"
  /** The archive has an object of this name. */
  | "exists"
  /** It did not get into the bucket; `why` tells the reason. */
  | "refused"
  /** The archive told what became of it: `outcome`. */
  | "told";

/** What the reader may change before a file is sent; an empty one leaves what the file says. */
export interface Told {
  readonly key: string;
  readonly published: string;
  readonly source: string;
  readonly url: string;
}

/** A file and all that is known of it. */
export interface Item {
  readonly id: number;
  readonly file: File;
  readonly found: Found;
  readonly told: Told;
  readonly stage: Stage;
  /** How much is sent, 0 to 1. */
  readonly share: number;
  readonly why: string;
  readonly outcome: UploadStatus | undefined;
}

/** All files since the page was opened, in the order in which they were chosen. */
export const items = signal<readonly Item[]>([]);

/** How many are at each stage. */
export const stages = computed(() => {
  const counts: Partial<Record<Stage, number>> = {};
  items.value.forEach(({ stage }) => (counts[stage] = (counts[stage] ?? 0) + 1));
  return counts;
});

let lastId = 0;

/** Takes files in; nothing is sent yet. */
export async function add(files: readonly File[]): Promise<void> {
  const taken = items.peek().map(({ told }) => told.key);
  const keys = keysFor(files.map(({ name }) => name), taken);
  const added = files.map((file, place): Item => ({
    id: (lastId += 1),
    file,
    found: {},
    told: { key: keys[place] ?? "", published: "", source: "", url: "" },
    stage: "chosen",
    share: 0,
    why: "",
    outcome: undefined,
  }));
  items.value = [...items.peek(), ...added];
  for (const { id, file } of added) patch(id, { found: await foundIn(file) });
}

/** Changes what is known of a file. */
export function patch(id: number, change: Partial<Item>): void {
  items.value = items.peek().map((item) => (item.id === id ? { ...item, ...change } : item));
}

/** Takes a file off the list; one that is under way stays. */
export function remove(id: number): void {
  items.value = items.peek().filter((item) => item.id !== id || item.stage === "sending");
}

/** Takes off all whose end is told. */
export function removeTold(): void {
  items.value = items.peek().filter(({ stage }) => stage !== "told");
}

/** Sends all that are chosen, some at a time. */
export function sendAll(): void {
  items.value = items.peek().map((item) => (item.stage === "chosen" ? { ...item, stage: "waiting" } : item));
  begin();
}

/** Sends one; `overwrite` lets it replace the object of its name. */
export function send(id: number, overwrite: boolean): void {
  patch(id, { stage: "waiting", why: "" });
  begin(overwrite ? id : undefined);
}
