/** What a view asks the API, as commands for a terminal. The key is a variable in them, never itself. */
import { API, callUrl } from "../../api/client";
import { shellWord } from "../../text/shell";

/** Calls that the command line knows, by their path. */
const COMMANDS = {
  "/articles": "search",
  "/events": "events",
  "/timeline": "timeline",
  "/network": "network",
  "/facets/country": "facets country",
} as const;

/** A call of the API. */
export interface Call {
  readonly path: keyof typeof COMMANDS;
  readonly params: URLSearchParams;
}

/** Parameters that are switches on the command line, or have another name there. */
const SWITCHES = ["same_event", "directed"];
const RENAMED: Readonly<Record<string, string>> = { facet_size: "size" };

/** Writes the call for curl. */
export function curlOf({ path, params }: Call): string {
  return `curl -sS -H "x-api-key: $SUMMITRY_KEY" ${shellWord(callUrl(path, params).href)}`;
}

/** Writes the call for the command line `summitry`; infra/cli has its options. */
export function commandLineOf({ path, params }: Call): string {
  const words = params.get("q");
  const options = [...params].filter(([name]) => name !== "q").flatMap(([name, value]) => optionOf(name, value));
  return [
    `summitry ${COMMANDS[path]}`,
    ...options,
    `--api=${shellWord(API.href.replace(/\/$/, ""))}`,
    '--api-key="$SUMMITRY_KEY"',
    // Words that begin with a minus sign would be taken for an option.
    ...(words ? [words.startsWith("-") ? "--" : "", shellWord(words)] : []),
  ]
    .filter(Boolean)
    .join(" ");
}

function optionOf(name: string, value: string): readonly string[] {
  const option = `--${(RENAMED[name] ?? name).replaceAll("_", "-")}`;
  if (SWITCHES.includes(name)) return value === "true" ? [option] : [];
  return [`${option}=${shellWord(value)}`];
}
