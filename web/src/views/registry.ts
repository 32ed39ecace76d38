/**
 * Every view of the page: a row each. To add one, add a row here and a folder beside this file;
 * web/README.md has the recipe. A view's script is loaded when it is first opened.
 */
import type { ComponentType } from "preact";
import { SearchView } from "./search/search-view";

/** A view's module: its component takes nothing, for all that it shows is in the address. */
export interface ViewModule {
  readonly default: ComponentType;
}

/** A view as the navigation and the router know it. */
export interface View {
  /** Its name in the address: `#/NAME`. */
  readonly name: string;
  /** Its name for people, which the window's title has too. */
  readonly label: string;
  /** Whether the navigation lists it. */
  readonly listed: boolean;
  /** Loads its script. */
  readonly load: () => Promise<ViewModule>;
}

export const VIEWS: readonly View[] = [
  { name: "search", label: "Search", listed: true, load: async () => ({ default: SearchView }) },
  { name: "events", label: "Events", listed: true, load: () => import("./events/events-view") },
  { name: "timeline", label: "Timeline", listed: true, load: () => import("./timeline/timeline-view") },
  { name: "article", label: "Article", listed: false, load: () => import("./article/article-view") },
  { name: "map", label: "Map", listed: true, load: () => import("./map/map-view") },
  { name: "network", label: "Network", listed: true, load: () => import("./network/network-view") },
  { name: "new", label: "New", listed: true, load: () => import("./new/new-view") },
  { name: "upload", label: "Upload", listed: true, load: () => import("./upload/upload-view") },
];
