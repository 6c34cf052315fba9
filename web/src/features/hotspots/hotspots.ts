import { queryOptions, useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { all, call } from "@/call/call";
import type { Given } from "@/call/method";
import { onlineType, placeType, riskGrade } from "@/gen/enums";
import { getHotspot, listHotspots, listNearHotspots } from "@/gen/methods";
import type { Displacement, Hotspot, HotspotSpec, HotspotState, ListHotspotsRequest, ListNearHotspotsRequest, OnlineType, PlaceType } from "@/gen/types";
import { type Place, type Read, readPlace, readPlaces, typedPlace } from "./coordinates";
import type { Spot } from "./PointMap";
import { sentSources, type TypedSource, typedSources } from "./Sources";

/** Of places on the ground and online. */
export const siteTypes = [...placeType, ...onlineType];
export type SiteType = (typeof siteTypes)[number];

export type Wanted = Omit<Given<ListHotspotsRequest>, "operationId">;

/** So many are shown of an operation, on a map and beside it; whoever wants others narrows. */
export const MOST_HOTSPOTS = 1_000;

export function hotspotsQuery(operationId: string, wanted: Wanted = {}) {
  return queryOptions({
    queryKey: ["hotspots", operationId, wanted],
    queryFn: ({ signal }) => all(listHotspots, { operationId, ...wanted }, (page) => page.hotspots, { most: MOST_HOTSPOTS, signal }),
    refetchInterval: 30_000,
  });
}

/** As it is asked for by itself: also where activity moved to from it. */
export type OneHotspot = Hotspot & { displacedTo?: readonly Displacement[] };

export function hotspotQuery(operationId: string, hotspotId: string) {
  return queryOptions({
    queryKey: ["hotspot", operationId, hotspotId],
    queryFn: async ({ signal }) => {
      const { hotspot, displacedTo } = await call(getHotspot, { operationId, hotspotId }, { signal });
      return { ...(hotspot as Hotspot), displacedTo } as OneHotspot;
    },
    refetchInterval: 30_000,
  });
}

export function nearQuery(asked: Given<ListNearHotspotsRequest>) {
  return queryOptions({
    queryKey: ["hotspots", asked.operationId, "near", asked],
    queryFn: async ({ signal }) => (await call(listNearHotspots, asked, { signal })).hotspots,
  });
}

/** Hotspots that one names, as far as they are seen. */
export function useNamed(operationId: string, ids: readonly string[]): Hotspot[] {
  const found = useQueries({ queries: ids.map((id) => ({ ...hotspotQuery(operationId, id), refetchInterval: false })), combine: (results) => results.map(({ data }) => data) });
  return useMemo(() => found.filter((one) => one !== undefined), [found]);
}

export function typeOf(spec: HotspotSpec | undefined): SiteType | undefined {
  return (spec?.physical?.type ?? spec?.online?.type) as SiteType | undefined;
}

/** The corners of an area without the one that closes it, or the one place that it is; none online. */
export function placesOf(spec: HotspotSpec | undefined): Place[] {
  const { point, area } = spec?.physical ?? {};
  return (area ? area.ring.slice(0, -1) : point ? [point] : []).map(({ latitude = 0, longitude = 0 }) => ({ latitude, longitude }));
}

/** As it stands on a map. */
export function spotOf({ hotspotId, spec }: Hotspot): Spot {
  return { id: hotspotId, name: spec?.name ?? "", risk: spec?.risk, places: placesOf(spec) };
}

export function isOpen(state: HotspotState): boolean {
  return state === "HOTSPOT_STATE_PROPOSED" || state === "HOTSPOT_STATE_CONFIRMED";
}

/** The greatest risk first, then by name. */
export function byRisk(one: Hotspot, other: Hotspot, compare: (one: string, other: string) => number): number {
  const rank = ({ spec }: Hotspot) => riskGrade.indexOf(spec?.risk as (typeof riskGrade)[number]);
  return rank(other) - rank(one) || compare(one.spec?.name ?? "", other.spec?.name ?? "");
}

/** What the address asks for, as a service takes it; a place that cannot be read is told beside its field. */
export function wantedOf({ state, type, risk, country, find, where, within }: Readonly<Record<string, string | undefined>>): Wanted {
  const read = whereOf(where);
  const [place, corner] = read;
  const type_: Wanted = !type ? {} : placeType.includes(type as never) ? { placeType: type as PlaceType } : { onlineType: type as OnlineType };
  const area: Wanted =
    place === undefined || corner === "unread"
      ? {}
      : corner
        ? { west: place.longitude, east: corner.longitude, south: Math.min(place.latitude, corner.latitude), north: Math.max(place.latitude, corner.latitude) }
        : { nearLatitude: place.latitude, nearLongitude: place.longitude, withinMetres: Number(within) || 5_000 };
  return {
    ...(state ? { state: state as HotspotState } : {}),
    ...type_,
    ...(risk ? { leastRisk: risk as (typeof riskGrade)[number] } : {}),
    ...(country ? { country } : {}),
    ...(find?.trim() ? { words: find.trim() } : {}),
    ...area,
  };
}

/** A place, or the western and the eastern corner of a box with a slash between them; nothing of what cannot be read. */
export function whereOf(where: string | undefined): readonly [Place | undefined, (Place | "unread")?] {
  if (!where?.trim()) return [undefined];
  const [one, other, ...more] = where.split("/").map(readPlace);
  if (!isPlace(one) || more.length > 0) return [undefined, "unread"];
  return other === undefined ? [one] : [one, isPlace(other) ? other : "unread"];
}

export function isPlace(read: Read | undefined): read is Place {
  return typeof read === "object";
}

/** A hotspot as it is typed. */
export interface Typed {
  name: string;
  otherNames: string;
  online: boolean;
  country: string;
  placeType: string;
  timeZone: string;
  where: string;
  onlineType: string;
  address: string;
  risk: string;
  grounds: string;
  sources: TypedSource[];
  visibleTo: string[];
  fromOperation: string;
  fromHotspot: string;
  fromNote: string;
  /** The record that is revised, as it was read; none where one is added. */
  begun?: Hotspot | undefined;
}

export function newHotspot(operationId: string, country: string): Typed {
  return {
    name: "", otherNames: "", online: false, country, placeType: "PLACE_TYPE_COMPOUND", timeZone: "", where: "", onlineType: "ONLINE_TYPE_PLATFORM", address: "",
    risk: "", grounds: "", sources: [], visibleTo: [], fromOperation: operationId, fromHotspot: "", fromNote: "",
  };
}

export function typedOf(operationId: string, spec: HotspotSpec): Typed {
  const from = spec.displacedFrom;
  return {
    ...newHotspot(operationId, spec.country),
    name: spec.name,
    otherNames: spec.otherNames.join("\n"),
    online: spec.online !== undefined,
    ...(spec.physical ? { placeType: spec.physical.type, timeZone: spec.physical.timeZone, where: placesOf(spec).map(typedPlace).join("\n") } : {}),
    ...(spec.online ? { onlineType: spec.online.type, address: spec.online.address } : {}),
    risk: spec.risk,
    grounds: spec.grounds,
    sources: typedSources(spec.sources),
    visibleTo: spec.visibleTo,
    ...(from ? { fromOperation: from.operationId, fromHotspot: from.hotspotId, fromNote: from.note } : {}),
  };
}

/** A hotspot as a record of what is typed. */
export function fieldsOf({ operationId, spec }: Hotspot) {
  return spec && typedOf(operationId, spec);
}

/** What is sent; an area is closed by its first corner. */
export function sentSpec(typed: Typed): Given<HotspotSpec> {
  const places = readPlaces(typed.where).filter(isPlace);
  const [first] = places;
  const last = places.at(-1);
  const closed = first && last && first.latitude === last.latitude && first.longitude === last.longitude;
  const shape = places.length > 1 ? { area: { ring: closed || !first ? places : [...places, first] } } : first ? { point: first } : {};
  return {
    name: typed.name.trim(),
    otherNames: namesOf(typed),
    country: typed.country,
    ...(typed.online
      ? { online: { type: typed.onlineType as OnlineType, address: typed.address.trim() } }
      : { physical: { type: typed.placeType as PlaceType, timeZone: typed.timeZone.trim(), ...shape } }),
    risk: typed.risk as (typeof riskGrade)[number],
    grounds: typed.grounds,
    sources: sentSources(typed.sources),
    visibleTo: typed.visibleTo,
    ...(typed.fromHotspot ? { displacedFrom: { operationId: typed.fromOperation, hotspotId: typed.fromHotspot, note: typed.fromNote } } : {}),
  };
}

function namesOf(typed: Typed): string[] {
  return [...new Set(typed.otherNames.split("\n").map((name) => name.trim()).filter((name) => name !== ""))];
}

/** What may be the same as what is typed is looked for by its middle, its names and its address. */
export function nearTyped(operationId: string, typed: Typed): Given<ListNearHotspotsRequest> | undefined {
  const places = typed.online ? [] : readPlaces(typed.where).filter(isPlace);
  const names = [typed.name.trim(), ...namesOf(typed)].filter((name) => [...name].length > 1).slice(0, 21);
  const address = typed.online ? typed.address.trim() : "";
  if (places.length === 0 && names.length === 0 && address === "") return undefined;
  return { operationId, ...(places.length ? middleOf(places) : {}), names, address };
}

function middleOf(places: readonly Place[]): Place {
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return { latitude: middle(places.map((one) => one.latitude)), longitude: middle(places.map((one) => one.longitude)) };
}

/** What is wrong with the places that are typed, as far as it can be seen here: by the name of its rule. */
export function wrongPlaces(where: string): { rule: "ring.two" | "ring.line" | "ring.earth"; line: number } | undefined {
  const read = readPlaces(where);
  const at = read.findIndex((one) => !isPlace(one));
  if (at >= 0) return { rule: read[at] === "offEarth" ? "ring.earth" : "ring.line", line: at + 1 };
  return read.length === 2 ? { rule: "ring.two", line: 2 } : undefined;
}
