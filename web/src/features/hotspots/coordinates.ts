export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** What was read, or why nothing was: the words do not say a place, or they say one that is not on the earth. */
export type Read = Place | "unread" | "offEarth";

const WEST_OR_SOUTH = /[SWO]/;

/**
 * A place as people write it: `6.4281, 3.4219`, latitude first, with a point or a comma for decimals, or degrees, minutes and
 * seconds with N, S, E and W (O in French and Spanish) before or behind them. What could be meant in two ways is not read.
 */
export function readPlace(typed: string): Read {
  const text = plainMarks(typed);
  const tokens = text.match(/[NSEWO]|[+-]?\d+(?:\.\d+)?/g) ?? [];
  if (text.replace(/[NSEWO]|[+-]?\d+(?:\.\d+)?/g, "").replace(/[\s,;:°'"/]/g, "") !== "") return "unread";
  const letters = tokens.filter((one) => /[NSEWO]/.test(one));
  if (letters.length === 0) {
    if (![2, 4, 6].includes(tokens.length)) return "unread";
    return placed(degrees(tokens.slice(0, tokens.length / 2), ""), degrees(tokens.slice(tokens.length / 2), ""));
  }
  const halves = split(tokens);
  if (!halves) return "unread";
  const of = (known: RegExp) => halves.filter(([letter]) => known.test(letter));
  const [north, east] = [of(/[NS]/), of(/[EWO]/)];
  if (north.length !== 1 || east.length !== 1) return "unread";
  return placed(...([north[0], east[0]] as [Half, Half]).map(([letter, numbers]) => degrees(numbers, letter)) as [number | undefined, number | undefined]);
}

/** Places of which each has a line. */
export function readPlaces(typed: string): Read[] {
  return typed
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(readPlace);
}

/**
 * Places of a point or of an area as GeoJSON has them (RFC 7946: longitude first), as they are typed; also of a feature, or of
 * the only one of a collection. Nothing of what is no GeoJSON, has holes, several parts or an open ring.
 */
export function typedGeoJson(text: string): string | undefined {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    const positions = positionsOf(JSON.parse(text) as GeoJson);
    const places = positions?.map(([longitude, latitude]) => ({ latitude: latitude as number, longitude: longitude as number }));
    if (!places || places.length === 0 || !places.every((one) => Number.isFinite(one.latitude) && Number.isFinite(one.longitude))) return undefined;
    return places.map(typedPlace).join("\n");
  } catch {
    return undefined;
  }
}

interface GeoJson {
  readonly type?: string;
  readonly geometry?: GeoJson | null;
  readonly features?: readonly GeoJson[];
  readonly coordinates?: unknown;
}

function positionsOf({ type, geometry, features, coordinates }: GeoJson): readonly (readonly unknown[])[] | undefined {
  if (type === "FeatureCollection") return features?.length === 1 && features[0] ? positionsOf(features[0]) : undefined;
  if (type === "Feature") return geometry ? positionsOf(geometry) : undefined;
  if (type === "Point") return [coordinates as readonly unknown[]];
  const rings = coordinates as readonly (readonly (readonly unknown[])[])[];
  const ring = type === "Polygon" && rings.length === 1 ? (rings[0] ?? []) : [];
  const closed = ring.length > 3 && String(ring.at(-1)) === String(ring[0]);
  return closed ? ring.slice(0, -1) : undefined;
}

/** As it is typed again: latitude first. */
export function typedPlace({ latitude, longitude }: Place): string {
  return `${plainNumber(latitude)}, ${plainNumber(longitude)}`;
}

/** Without an exponent, whose E would be read as east. */
function plainNumber(value: number): string {
  return value.toFixed(7).replace(/\.?0+$/, "");
}

/** In degrees, minutes and seconds, as charts have it. */
export function inSeconds({ latitude, longitude }: Place): string {
  const one = (value: number, letters: string) => {
    const seconds = Math.round(Math.abs(value) * 36_000) / 10;
    const [degree, minute, second] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), (seconds % 60).toFixed(1)];
    return `${degree}°${minute}′${second}″${letters[value < 0 ? 1 : 0]}`;
  };
  return `${one(latitude, "NS")} ${one(longitude, "EW")}`;
}

type Half = readonly [letter: string, numbers: readonly string[]];

function plainMarks(typed: string): string {
  const text = typed
    .toUpperCase()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\u066b/g, ".")
    .replace(/\u060c/g, ",")
    .replace(/\u061b/g, ";")
    .replace(/[\u200e\u200f\u2066-\u2069]/g, "")
    .replace(/\u2212/g, "-")
    .replace(/[\u00ba\u02da]/g, "°")
    .replace(/[\u2018\u2019\u2032]/g, "'")
    .replace(/[\u201c\u201d\u2033]/g, '"')
    // Between degrees and minutes it is no sign: `46-13.4N`.
    .replace(/(\d)-(?=\d)/g, "$1 ")
    .trim();
  const decimals = text.replace(/(\d),(?=\d)/g, "$1.");
  // A comma is one of decimals where something else keeps the two apart.
  return !text.includes(".") && /\d[\s,;°'"NSEWO]+[+-]?\d/.test(decimals) ? decimals : text;
}

/** The numbers of each letter, which stand all before or all behind. */
function split(tokens: readonly string[]): Half[] | undefined {
  const behind = !/[NSEWO]/.test(tokens[0] ?? "");
  const halves: [string, string[]][] = [];
  let numbers: string[] = [];
  for (const token of tokens) {
    if (!/[NSEWO]/.test(token)) numbers.push(token);
    else if (behind) {
      halves.push([token, numbers]);
      numbers = [];
    } else {
      numbers = [];
      halves.push([token, numbers]);
    }
  }
  return (behind && numbers.length > 0) || halves.length !== 2 ? undefined : halves;
}

/** The sign is that of all of it, also where the degrees are 0. */
function degrees(numbers: readonly string[], letter: string): number | undefined {
  const [first, ...rest] = numbers;
  const signed = /^[+-]/.test(first ?? "");
  if (first === undefined || rest.length > 2 || rest.some((one) => /^[+-]/.test(one) || Number(one) >= 60)) return undefined;
  if (numbers.slice(0, -1).some((one) => one.includes(".")) || (signed && WEST_OR_SOUTH.test(letter))) return undefined;
  const [degree = 0, minute = 0, second = 0] = numbers.map((one) => Math.abs(Number(one)));
  const value = degree + minute / 60 + second / 3600;
  return Number((first.startsWith("-") || WEST_OR_SOUTH.test(letter) ? -value : value).toFixed(7)) + 0;
}

function placed(latitude: number | undefined, longitude: number | undefined): Read {
  if (latitude === undefined || longitude === undefined) return "unread";
  return Math.abs(latitude) > 90 || Math.abs(longitude) > 180 ? "offEarth" : { latitude, longitude };
}
