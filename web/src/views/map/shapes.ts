/** The world's shapes on a plane, by the code of each country. */
import { geoEqualEarth, geoGraticule10, geoPath, type GeoPermissibleObjects } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";
import { codeOf, dots } from "./places";

const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
const { countries } = topology.objects;
const features = feature(topology, countries).features;
const borders = mesh(topology, countries, (one, other) => one !== other);
const sphere: GeoPermissibleObjects = { type: "Sphere" };

/** A country as an SVG path, or as a dot where it is too small. `code` is undefined where the vocabulary has none. */
export interface Shape {
  readonly code: string | undefined;
  readonly path?: string;
  readonly dot?: readonly [number, number];
}

/** A world of some width in pixels. */
export interface World {
  readonly height: number;
  readonly sphere: string;
  readonly graticule: string;
  readonly borders: string;
  /** Shapes first, dots last, so that these lie on top. */
  readonly shapes: readonly Shape[];
}

/** Draws the world in the Equal Earth projection, whose areas can be compared: no country looks too large. */
export function worldOf(width: number): World {
  const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(width, sphere);
  const draw = geoPath(projection).digits(1);
  const [, [, bottom]] = draw.bounds(sphere);
  const areas = features.map(({ id, properties, ...each }): Shape => {
    return { code: codeOf(id, properties.name), path: draw({ ...each, properties }) ?? "" };
  });
  const small = dots.map(([code, [longitude, latitude]]): Shape => {
    return { code, dot: projection([longitude, latitude]) ?? [0, 0] };
  });
  return {
    height: Math.ceil(bottom),
    sphere: draw(sphere) ?? "",
    graticule: draw(geoGraticule10()) ?? "",
    borders: draw(borders) ?? "",
    shapes: [...areas, ...small],
  };
}
