/** What a reader sees before a question is asked. */
import { VIEWS } from "../registry";
import { Questions } from "./questions";

/** Shows what can be asked, and where files go; `isEmpty` for an archive without articles. */
export function Welcome({ isEmpty }: { readonly isEmpty: boolean }) {
  const uploads = VIEWS.some(({ name }) => name === "upload");
  return (
    <section class="welcome">
      <h1>{isEmpty ? "The archive is empty" : "Who did what, where and when"}</h1>
      <p>
        {isEmpty
          ? "Put articles into it, and they can be searched some seconds later."
          : "Ask with words, or begin to type the name of a leader, a country, an event or a source."}
      </p>
      <Questions />
      {uploads && (
        <a class="drop-here" href="#/upload">
          Drop files here, or pick some
        </a>
      )}
    </section>
  );
}
