/** The page's start: follows address, keys and dropped files, and shows the view. */
import { render } from "preact";
import { Layout } from "./components/frame/layout";
import { Router } from "./components/frame/router";
import { go, linkTo, watchAddress } from "./state/address";
import { droppedFiles, watchDrops } from "./state/dropped-files";
import { watchSearches } from "./state/searches/recent";
import { keepSettings } from "./state/settings";
import { watchKeys } from "./state/shortcuts";
import { watchVisits } from "./state/visits";
import { VIEWS } from "./views/registry";

keepSettings();
watchAddress();
watchKeys();
watchVisits();
watchSearches();
if (VIEWS.some(({ name }) => name === "upload")) {
  watchDrops((files) => {
    droppedFiles.value = [...droppedFiles.peek(), ...files];
    go(linkTo("upload"));
  });
}

const desk = document.getElementById("desk");
if (desk) {
  render(
    <Layout>
      <Router />
    </Layout>,
    desk,
  );
}
