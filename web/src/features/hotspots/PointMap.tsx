import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoEqualEarth, geoPath, type GeoProjection } from "d3-geo";
import type { Feature, Polygon } from "geojson";
import { useMemo } from "react";
import type { RiskGrade } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { AsBefore } from "@/parts/AsBefore";
import { type Boundaries, bordersOf, countriesOf, useBoundaries } from "@/parts/boundaries";
import { apart } from "@/parts/Time";
import type { Place } from "./coordinates";
import { Grade } from "./Grade";
import "./hotspots.css";

export interface Spot {
  readonly id: string;
  readonly name: string;
  readonly risk: RiskGrade | undefined;
  /** One, or the corners of an area; none online. */
  readonly places: readonly Place[];
}

interface Given {
  title: string;
  /** Those that matter most first: they lie on top, and have their names. */
  spots: readonly Spot[];
  chosen?: string | undefined;
  choose?: (id: string) => void;
}

const WIDTH = 460;
const HEIGHT = 320;
/** Degrees around what is shown: what lies beside it tells where it is. */
const AROUND = 2.5;
const WIDEST = 60;
const LABELLED = 12;

/** Where they lie, on the same borders as the map of the outcome; nothing is asked of the network outside. The list says it all too. */
export function PointMap({ title, spots, chosen, choose }: Given) {
  const t = useWords();
  const boundaries = useBoundaries();
  const { data, isError } = boundaries;
  const placed = useMemo(() => spots.filter((spot) => spot.places.length > 0), [spots]);
  const map = useMemo(() => (data && placed.length > 0 ? drawn(data, placed) : undefined), [data, placed]);
  if (placed.length === 0) return null;
  return (
    <figure className="spot-map">
      {!map && (isError ? <AsBefore query={boundaries}>{t("hotspots.map.missed")}</AsBefore> : <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="presentation" />)}
      {map && (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}. ${t("hotspots.map.list")}`}>
          <path d={map.land} className="land" />
          <path d={map.borders} className="border" />
          <path d={map.open} className="border dashed" />
          {map.spots.toReversed().map(({ spot, x, y, area, label }) => (
            <g key={spot.id} className={`spot${spot.risk ? "" : " new"}${chosen === spot.id ? " chosen" : ""}${choose ? " place" : ""}`} onClick={choose && (() => choose(spot.id))}>
              <title>{[apart(spot.name), spot.risk && t(`risk.${spot.risk as "RISK_GRADE_LOW"}`)].filter(Boolean).join(": ")}</title>
              {area && <path d={area} className="area" />}
              <g transform={`translate(${x} ${y})`}>
                <g className="grade">
                  <circle className="around" r={sizeOf(spot, chosen) + (spot.risk === "RISK_GRADE_CRITICAL" ? 4.8 : 2)} />
                  <Grade of={spot.risk} r={sizeOf(spot, chosen)} />
                </g>
              </g>
              {(label || chosen === spot.id) && (
                <text x={x + (x > WIDTH * 0.7 ? -12 : 12)} y={y + 4} textAnchor={x > WIDTH * 0.7 ? "end" : "start"} direction="ltr">
                  {spot.name.length > 26 ? `${spot.name.slice(0, 25)}…` : spot.name}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </figure>
  );
}

function sizeOf({ id }: Spot, chosen: string | undefined): number {
  return chosen === id ? 6.5 : 5;
}

interface Drawn {
  land: string;
  borders: string;
  open: string;
  spots: { spot: Spot; x: number; y: number; area: string | undefined; label: boolean }[];
}

function drawn(boundaries: Boundaries, spots: readonly Spot[]): Drawn {
  const project = projection(spots.flatMap((spot) => spot.places));
  const path = geoPath(project);
  const told: [number, number][] = [];
  return {
    land: path(countriesOf(boundaries)) ?? "",
    borders: path(bordersOf(boundaries, false)) ?? "",
    open: path(bordersOf(boundaries, true)) ?? "",
    spots: spots.map((spot) => {
      const polygon = spot.places.length > 2 ? areaOf(spot.places) : undefined;
      const middle = polygon ? geoCentroid(polygon) : ([spot.places[0]?.longitude ?? 0, spot.places[0]?.latitude ?? 0] as [number, number]);
      const [x, y] = project(middle) ?? [0, 0];
      // A name over another tells neither; the list has them all.
      const label = told.length < LABELLED && told.every(([left, top]) => Math.abs(top - y) > 13 || Math.abs(left - x) > 150);
      if (label) told.push([x, y]);
      return { spot, x, y, area: polygon && (path(polygon) ?? undefined), label };
    }),
  };
}

/** The other way round it would be all the rest of the earth. */
function areaOf(places: readonly Place[]): Feature<Polygon> {
  const ring = [...places, places[0] as Place].map(({ latitude, longitude }) => [longitude, latitude]);
  const one = (corners: number[][]): Feature<Polygon> => ({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [corners] } });
  return geoArea(one(ring)) > 2 * Math.PI ? one([...ring].reverse()) : one(ring);
}

function projection(places: readonly Place[]): GeoProjection {
  const extent: [[number, number], [number, number]] = [[14, 14], [WIDTH - 14, HEIGHT - 14]];
  const points = { type: "MultiPoint" as const, coordinates: places.map(({ latitude, longitude }) => [longitude, latitude]) };
  const [longitude, latitude] = geoCentroid(points);
  const spread = Math.max(...places.map((one) => Math.max(Math.abs(((one.longitude - longitude + 540) % 360) - 180), Math.abs(one.latitude - latitude))));
  if (!(spread <= WIDEST)) return geoEqualEarth().fitExtent(extent, { type: "Sphere" });
  const around = Math.max(AROUND, spread * 0.25);
  const framed = {
    type: "MultiPoint" as const,
    coordinates: places.flatMap((one) => [-around, around].flatMap((far) => [[one.longitude + far, one.latitude], [one.longitude, Math.max(-90, Math.min(90, one.latitude + far))]])),
  };
  return geoAzimuthalEqualArea().rotate([-longitude, -latitude]).clipAngle(85).fitExtent(extent, framed);
}
