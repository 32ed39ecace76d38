/** Saves all events under the present filters as one file of CSV, part by part. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { problemFrom } from "../../api/client";
import type { Problem } from "../../api/problem";
import { address } from "../../state/address";
import { filtersAnd } from "../../state/filters";
import { dayPart } from "../../text/dates";
import { countWords, numberWords } from "../../text/numbers";
import { eventParts } from "./event-parts";

/** Shows a button that saves the table, and how far that is. */
export function SaveTable({ total }: { readonly total: number }) {
  const running = useRef<AbortController | null>(null);
  const told = useSignal("");
  const problem = useSignal<Problem | undefined>(undefined);
  const busy = useSignal(false);
  useEffect(() => () => running.current?.abort(), []);
  const collect = async (signal: AbortSignal) => {
    const parts: string[] = [];
    let rows = 0;
    for await (const part of eventParts(filtersAnd(address.peek().params, "sort"), signal)) {
      parts.push(part.text);
      rows += part.rows;
      told.value = `${numberWords(rows)} of ${countWords(total, "event")} …`;
    }
    offer(new Blob(parts, { type: "text/csv" }));
    told.value = `Saved ${countWords(rows, "event")}.`;
  };
  const save = async () => {
    running.current = new AbortController();
    busy.value = true;
    problem.value = undefined;
    told.value = "Collecting …";
    try {
      await collect(running.current.signal);
    } catch (error) {
      problem.value = problemFrom(error);
      told.value = "";
    }
    busy.value = false;
  };
  return (
    <p class="save-table">
      {busy.value ? (
        <button type="button" onClick={() => running.current?.abort()}>
          Stop
        </button>
      ) : (
        <button type="button" onClick={save}>
          Save as CSV
        </button>
      )}
      <span role="status" class="note">
        {problem.value ? `Not saved: ${problem.value.detail}` : told.value}
      </span>
    </p>
  );
}

function offer(file: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `summitry-events-${dayPart(new Date().toISOString())}.csv`;
  link.click();
  // The browser reads the file after this function has ended.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
