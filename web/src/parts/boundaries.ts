import { useQuery } from "@tanstack/react-query";
import type { FeatureCollection, Geometry, MultiLineString } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, GeometryObject, Topology } from "topojson-specification";
import { send } from "@/call/call";

export interface Bounded {
  code: string;
  unsettled?: boolean;
}

export interface Boundaries {
  shapes: Topology<{ countries: GeometryCollection<Bounded> }>;
  dots: Record<string, [number, number]>;
}

/** The operator's borders, or those that are built in: the gateway knows. */
const BOUNDARIES = "/boundaries.json";

export function useBoundaries() {
  return useQuery({ queryKey: ["boundaries"], staleTime: Infinity, queryFn: async ({ signal }) => (await send(BOUNDARIES, { signal, cache: "no-cache" })) as Boundaries });
}

export function countriesOf({ shapes }: Boundaries): FeatureCollection<Geometry, Bounded> {
  return feature(shapes, shapes.objects.countries);
}

/** Where two countries meet: what is settled, or what is not. */
export function bordersOf({ shapes }: Boundaries, unsettled: boolean): MultiLineString {
  const isOpen = (one: GeometryObject) => (one.properties as Bounded | undefined)?.unsettled === true;
  return mesh(shapes, shapes.objects.countries, (one, other) => one !== other && (isOpen(one) || isOpen(other)) === unsettled);
}
