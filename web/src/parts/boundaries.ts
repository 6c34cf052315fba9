import { useQuery } from "@tanstack/react-query";
import type { GeometryCollection, Topology } from "topojson-specification";
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
