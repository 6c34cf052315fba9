import { describe, expect, it } from "vitest";
import { inSeconds, readPlace, readPlaces, typedGeoJson, typedPlace } from "./coordinates";

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe("a place as it is typed", () => {
  it.each([
    ["6.4281, 3.4219", at(6.4281, 3.4219)],
    ["6.4281,3.4219", at(6.4281, 3.4219)],
    ["-33.9249 18.4241", at(-33.9249, 18.4241)],
    ["−33.9249, −18.4241", at(-33.9249, -18.4241)],
    ["6,4281; 3,4219", at(6.4281, 3.4219)],
    ["6,4281 3,4219", at(6.4281, 3.4219)],
    ["6,4281, 3,4219", at(6.4281, 3.4219)],
    ["6,3", at(6, 3)],
    ["٦٫٤٢٨١، ٣٫٤٢١٩", at(6.4281, 3.4219)],
    ["6°25'41.16\"N 3°25'18.84\"E", at(6.4281, 3.4219)],
    ["6° 25′ 41.16″ N, 3° 25′ 18.84″ E", at(6.4281, 3.4219)],
    ["3°25'18.84\"E 6°25'41.16\"N", at(6.4281, 3.4219)],
    ["N 6 25 41.16 E 3 25 18.84", at(6.4281, 3.4219)],
    ["6 25 41,16 N 3 25 18,84 E", at(6.4281, 3.4219)],
    ["33.9249S 18.4241W", at(-33.9249, -18.4241)],
    ["14.7° N 17.4° O", at(14.7, -17.4)],
    ["-6 25 41.16, 3 25 18.84", at(-6.4281, 3.4219)],
    // https://github.com/sibartlett/Geo/issues/57
    ["-42° 17′ 40″ N, 89° 38′ 16″ W", at(-42.2944444, -89.6377778)],
    // https://github.com/otto-dev/coordinate-parser/issues/3
    ["46-13.4N 004-26.2E", at(46.2233333, 4.4366667)],
    // A place where both are zero is one: https://github.com/inaturalist/inaturalist/issues/3725
    ["0, 0", at(0, 0)],
  ] as const)("%s is read", (typed, place) => {
    expect(readPlace(typed)).toEqual(place);
  });

  /** As minutes west of Greenwich were read as east (https://github.com/specify/specify7/issues/730). */
  it.each([
    ["5°36'N 0°12'W", at(5.6, -0.2)],
    ["0°30'S 0°59'59\"W", at(-0.5, -0.9997222)],
    ["-0 30, 9", at(NaN, NaN)],
    ["-0 30 0, -0 12 0", at(-0.5, -0.2)],
  ] as const)("%s keeps its side of the meridian", (typed, place) => {
    expect(readPlace(typed)).toEqual(Number.isNaN(place.latitude) ? "unread" : place);
  });

  it.each(["", "Lagos", "6.4281", "6.4281, 3.4219, 7", "6 75 N 3 E", "-33 S 18 E", "33 N 18 N", "6.5 25 N 3 E", "6N 3E 4"])("%s is not read", (typed) => {
    expect(readPlace(typed)).toBe("unread");
  });

  it.each(["90.01, 3", "6, 180.5", "91 N 3 E"])("%s is off the earth", (typed) => {
    expect(readPlace(typed)).toBe("offEarth");
  });

  it("is one of several, each on its line", () => {
    expect(readPlaces("6, 3\n\n6, 4\nno\n")).toEqual([at(6, 3), at(6, 4), "unread"]);
  });

  it("is told so that it is read as the same again", () => {
    expect(readPlace(typedPlace(at(-0.5, 179.9999999)))).toEqual(at(-0.5, 179.9999999));
    expect(inSeconds(at(6.4281, -3.4219))).toBe("6°25′41.2″N 3°25′18.8″W");
    expect(inSeconds(at(5.9999999, 0))).toBe("6°0′0.0″N 0°0′0.0″E");
  });
});

describe("GeoJSON that is pasted", () => {
  const ring = [[3, 6], [4, 6], [4, 7], [3, 6]];

  it.each([
    [{ type: "Point", coordinates: [3.4219, 6.4281] }, "6.4281, 3.4219"],
    [{ type: "Point", coordinates: [3, 6, 12] }, "6, 3"],
    [{ type: "Point", coordinates: [1e-7, -10] }, "-10, 0.0000001"],
    [{ type: "Point", coordinates: [100, 0] }, "0, 100"],
    [{ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } }, "6, 3\n6, 4\n7, 4"],
    [{ type: "FeatureCollection", features: [{ type: "Feature", geometry: { type: "Point", coordinates: [3, 6] } }] }, "6, 3"],
  ])("is read longitude first: %o", (geometry, typed) => {
    expect(typedGeoJson(` ${JSON.stringify(geometry, null, 1)}`)).toBe(typed);
  });

  it.each([
    ["6.4281, 3.4219"],
    ["{ half"],
    ["{}"],
    [JSON.stringify({ type: "Feature", geometry: null })],
    [JSON.stringify({ type: "Point", coordinates: ["3", "6"] })],
    [JSON.stringify({ type: "Point" })],
    [JSON.stringify({ type: "Polygon", coordinates: [ring, ring] })],
    [JSON.stringify({ type: "Polygon", coordinates: [ring.slice(0, -1)] })],
    [JSON.stringify({ type: "Polygon", coordinates: [[]] })],
    [JSON.stringify({ type: "MultiPolygon", coordinates: [[ring]] })],
  ])("stays as it is typed where it is no point and no area: %s", (text) => {
    expect(typedGeoJson(text)).toBeUndefined();
  });
});
