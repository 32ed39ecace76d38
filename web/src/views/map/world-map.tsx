/** The world, each country in the colour of its count. */
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { FacetValue } from "../../api/types";
import { useWidth } from "../../components/picture/use-width";
import { countWords, numberWords } from "../../text/numbers";
import { levelOf, levelsOf } from "./levels";
import { worldOf, type Shape } from "./shapes";

interface Props {
  readonly values: readonly FacetValue[];
  readonly onChoose: (value: FacetValue) => void;
}

/** Shows the map with its legend; pointing tells a country, a click hands it over. */
export function WorldMap({ values, onChoose }: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const pointed = useSignal<FacetValue | undefined>(undefined);
  const world = useMemo(() => (width > 0 ? worldOf(width) : undefined), [width]);
  const counted = new Map(values.map((value) => [value.id, value]));
  const starts = levelsOf(Math.max(1, ...values.map(({ count }) => count)));
  return (
    <div ref={frame} class="map-frame">
      {world && (
        <svg width={width} height={world.height} onPointerLeave={() => (pointed.value = undefined)}>
          <path class="map-sea" d={world.sphere} />
          <path class="map-graticule" d={world.graticule} />
          {world.shapes.map((shape, place) => {
            const value = shape.code ? counted.get(shape.code) : undefined;
            return (
              <Country
                key={place}
                shape={shape}
                level={levelOf(value?.count ?? 0, starts)}
                chosen={value?.selected ?? false}
                onPoint={() => (pointed.value = value)}
                onChoose={value && (() => onChoose(value))}
              />
            );
          })}
          <path class="map-borders" d={world.borders} />
        </svg>
      )}
      <p class="map-here note">
        {pointed.value
          ? `${pointed.value.label}: ${countWords(pointed.value.count, "article")}`
          : "Click a country to see only what is about it."}
      </p>
      <Legend starts={starts} most={Math.max(1, ...values.map(({ count }) => count))} />
    </div>
  );
}

interface CountryProps {
  readonly shape: Shape;
  readonly level: number;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onChoose: (() => void) | undefined;
}

function Country({ shape: { code, path, dot }, level, chosen, onPoint, onChoose }: CountryProps) {
  const shared = {
    class: `map-country map-level-${level}${chosen ? " chosen" : ""}`,
    "data-code": code,
    onPointerEnter: onPoint,
    ...(onChoose && { onClick: onChoose }),
  };
  if (!dot) return <path {...shared} d={path} />;
  return <circle {...shared} cx={dot[0]} cy={dot[1]} r={level > 0 ? 4 : 2} />;
}

/** What the colours mean, in numbers of articles. */
function Legend({ starts, most }: { readonly starts: readonly number[]; readonly most: number }) {
  return (
    <ul class="map-legend note">
      <li>
        <span class="map-swatch map-level-0" /> none
      </li>
      {starts.map((start, place) => {
        const end = (starts[place + 1] ?? most + 1) - 1;
        return (
          <li key={start}>
            <span class={`map-swatch map-level-${levelOf(start, starts)}`} />{" "}
            {start === end ? numberWords(start) : `${numberWords(start)} – ${numberWords(end)}`}
          </li>
        );
      })}
      <li>articles</li>
    </ul>
  );
}
