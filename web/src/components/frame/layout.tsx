/** The frame of every view: masthead, search field, navigation, and what the page owes its readers. */
import type { ComponentChildren } from "preact";
import { API, keyWanted } from "../../api/client";
import { address } from "../../state/address";
import { linkWithFilters } from "../../state/filters";
import { VIEWS } from "../../views/registry";
import { KeyDialog } from "./key-dialog";
import { KeyboardHelp } from "./keyboard-help";
import { SearchField } from "../search-field/search-field";
import { ThemeSwitch } from "./theme-switch";

/** Frames a view. */
export function Layout({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>
        Go to the content
      </a>
      <header class="masthead">
        <a class="masthead-name" href="#/search">
          Summitry
        </a>
        <SearchField />
        <div class="masthead-tools">
          <KeyboardHelp />
          <ThemeSwitch />
          <button type="button" class="quiet" onClick={() => (keyWanted.value = "asked")}>
            Key
          </button>
        </div>
        <nav class="views" aria-label="Views">
          {VIEWS.filter(({ listed }) => listed).map(({ name, label }) => (
            <a key={name} href={linkWithFilters(name)} aria-current={address.value.view === name ? "page" : undefined}>
              {label}
            </a>
          ))}
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer class="colophon">
        <p>
          Leaders, countries and events are found by rules; each tag shows its reason. For programs there is an{" "}
          <a href={new URL("docs", API).href}>API</a>.
        </p>
      </footer>
      <KeyDialog />
    </>
  );
}

/** Moves the focus without touching the fragment, which is the reader's place. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}
