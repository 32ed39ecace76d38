/** Shows the view that the address names; its script is loaded when it is first opened. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { address } from "../../state/address";
import { VIEWS, type View } from "../../views/registry";
import { Empty, Loading } from "../states";

/** What is known of the present view: its component once loaded, or that it cannot be loaded. */
interface Loaded {
  readonly name: string;
  readonly component: ComponentType | undefined;
}

/** Shows the present view. */
export function Router() {
  const view = VIEWS.find(({ name }) => name === address.value.view);
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    document.title = view ? `${view.label} · Summitry` : "Summitry";
    // A view whose script comes late must not take the place of the one that the reader has gone on to.
    let left = false;
    if (view) void load(view).then((found) => left || setLoaded(found));
    return () => {
      left = true;
    };
  }, [view]);
  if (!view) return <Missing />;
  if (loaded?.name !== view.name) return <Loading />;
  const { component: Component } = loaded;
  return Component ? <Component /> : <Outdated />;
}

async function load(view: View): Promise<Loaded> {
  try {
    return { name: view.name, component: (await view.load()).default };
  } catch {
    return { name: view.name, component: undefined };
  }
}

function Missing() {
  return (
    <Empty heading="There is no such page here">
      <p>
        The link may be from another version. <a href="#/search">Search the archive</a>.
      </p>
    </Empty>
  );
}

/** A script that is gone was replaced by a new version of the page. */
function Outdated() {
  return (
    <Empty heading="This part of the page did not load">
      <p>A new version may be there, or the connection was lost.</p>
      <p class="actions">
        <button type="button" onClick={() => location.reload()}>
          Load the page anew
        </button>
      </p>
    </Empty>
  );
}
