import "./outcome.css";
import { geoAzimuthalEqualArea, geoCentroid, geoEqualEarth, geoPath, type GeoProjection } from "d3-geo";
import type { Feature, Geometry } from "geojson";
import { useMemo } from "react";
import { useWords } from "@/language/useWords";
import { AsBefore } from "@/parts/AsBefore";
import { type Boundaries, type Bounded, bordersOf, countriesOf, useBoundaries } from "@/parts/boundaries";
import { apart } from "@/parts/Time";
import { classOf, limits } from "./figures";

export interface OnMap {
  code: string;
  name: string;
  value: number;
  /** What is credited to it; nothing where nothing is known, which is another thing than none. */
  told: string | undefined;
  silent: boolean;
}

interface Given {
  title: string;
  places: readonly OnMap[];
  chosen: string | undefined;
  choose: (code: string) => void;
  /** Where nothing that is shown can be silent. */
  plain?: boolean;
}

const WIDTH = 460;
const HEIGHT = 400;
const WIDEST = 100;

/** Where it was: five classes of one hue, silence outlined on top, borders that are not settled dashed. The list says it all too. */
export function WorldMap({ title, places, chosen, choose, plain = false }: Given) {
  const t = useWords();
  const boundaries = useBoundaries();
  const { data, isError } = boundaries;
  const map = useMemo(() => (data ? drawn(data, new Set(places.map((place) => place.code))) : undefined), [data, places]);
  const at = limits(Math.max(...places.map((place) => place.value), 0));
  const byCode = new Map(places.map((place) => [place.code, place]));
  const fill = (place: OnMap | undefined) => (!place ? "land" : place.value === 0 ? "q0" : `q${classOf(place.value, at)}`);
  const label = (place: OnMap) => `${apart(place.name)}: ${[place.told && apart(place.told), place.silent && t("outcome.map.silent")].filter(Boolean).join(" · ")}`;
  return (
    <figure className="map">
      <figcaption>
        <b>{title}</b>
      </figcaption>
      {!map && (isError ? <AsBefore query={boundaries}>{t("outcome.map.missed")}</AsBefore> : <MapToCome />)}
      {map && (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}. ${t("outcome.map.list")}`}>
          {map.shapes.map(({ code, path }, index) => {
            const place = byCode.get(code);
            return (
              <path
                key={index}
                d={path}
                className={`${fill(place)}${place ? " place" : ""}${chosen === code && place ? " chosen" : ""}`}
                onClick={place ? () => choose(code) : undefined}
              >
                {place && <title>{label(place)}</title>}
              </path>
            );
          })}
          <path d={map.settled} className="border" />
          <path d={map.unsettled} className="border dashed" />
          {map.shapes.map(({ code, path }, index) => byCode.get(code)?.silent && <path key={index} d={path} className="silent" />)}
          {map.dots.map(({ code, x, y }) => {
            const place = byCode.get(code);
            return (
              <circle key={code} cx={x} cy={y} r="5" className={`${fill(place)} place${place?.silent ? " quiet-place" : ""}${chosen === code ? " chosen" : ""}`} onClick={() => choose(code)}>
                {place && <title>{label(place)}</title>}
              </circle>
            );
          })}
          {map.labels.map(({ code, x, y }, index) => {
            const place = byCode.get(code);
            const dark = place && classOf(place.value, at) >= 4 && !map.dots.some((dot) => dot.code === code);
            return (
              <text key={index} x={x} y={y} className={dark ? "on-dark" : ""} direction="ltr">
                {code}
              </text>
            );
          })}
        </svg>
      )}
      <ul className="map-key">
        {[1, ...at].slice(0, 5).map((limit, index, all) => (
          <li key={limit}>
            <svg viewBox="0 0 16 10" aria-hidden="true">
              <rect width="16" height="10" className={`q${index + 1}`} />
            </svg>
            <bdi>{index === 0 ? `1–${t.number(Math.max(1, (at[0] ?? 2) - 1))}` : index === all.length - 1 ? t("outcome.map.more", { number: t.number(limit) }) : `${t.number(limit)}–${t.number((all[index + 1] ?? limit) - 1)}`}</bdi>
          </li>
        ))}
        {!plain && (
          <li>
            <svg viewBox="0 0 16 10" aria-hidden="true">
              <rect x="1" y="1" width="14" height="8" className="silent" />
            </svg>
            {t("outcome.map.silent")}
          </li>
        )}
      </ul>
      <p className="small quiet">{t("outcome.map.note")}</p>
    </figure>
  );
}

/** The place of a map that is still to come. */
function MapToCome() {
  return <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="presentation" className="to-come" />;
}

interface Drawn {
  shapes: { code: string; path: string }[];
  settled: string;
  unsettled: string;
  dots: { code: string; x: number; y: number }[];
  labels: { code: string; x: number; y: number }[];
}

function drawn(boundaries: Boundaries, wanted: ReadonlySet<string>): Drawn {
  const countries = countriesOf(boundaries);
  const own = countries.features.filter((one) => wanted.has(one.properties.code));
  const small = Object.entries(boundaries.dots).filter(([code]) => wanted.has(code));
  const project = projection(own, small.map(([, place]) => place));
  const path = geoPath(project);
  const at = (place: [number, number]) => project(place) ?? [0, 0];
  return {
    shapes: countries.features.map((one) => ({ code: one.properties.code, path: path(one) ?? "" })),
    settled: path(bordersOf(boundaries, false)) ?? "",
    unsettled: path(bordersOf(boundaries, true)) ?? "",
    dots: small.map(([code, place]) => ({ code, x: at(place)[0], y: at(place)[1] })),
    labels: [
      ...own.filter((one) => path.area(one) > 110).map((one) => ({ code: one.properties.code, x: path.centroid(one)[0], y: path.centroid(one)[1] + 3.5 })),
      ...small.map(([code, place]) => ({ code, x: at(place)[0], y: at(place)[1] - 8 })),
    ],
  };
}

/** Of equal areas: the region where it is one, else the world. */
function projection(own: Feature<Geometry, Bounded>[], small: [number, number][]): GeoProjection {
  const extent: [[number, number], [number, number]] = [[10, 10], [WIDTH - 10, HEIGHT - 10]];
  const all = { type: "FeatureCollection" as const, features: [...own, ...small.map((coordinates) => ({ type: "Feature" as const, properties: {}, geometry: { type: "Point" as const, coordinates } }))] };
  if (all.features.length === 0) return geoEqualEarth().fitExtent(extent, { type: "Sphere" });
  const [longitude, latitude] = geoCentroid(all);
  const spread = Math.max(...all.features.map((one) => Math.abs(geoCentroid(one)[0] - longitude)));
  if (spread > WIDEST) return geoEqualEarth().fitExtent(extent, { type: "Sphere" });
  return geoAzimuthalEqualArea().rotate([-longitude, -latitude]).clipAngle(70).fitExtent(extent, all);
}
