import { describe, expect, it } from "vitest";
import type { HotspotSpec } from "@/gen/types";
import { nearTyped, newHotspot, sentSpec, typedOf, wantedOf, wrongPlaces } from "./hotspots";
import { isOfScheme } from "./Sources";

const typed = { ...newHotspot("operation", "NG"), name: " Compound ", otherNames: "Gate\n\nGate\nبوابة\n", timeZone: " Africa/Lagos", where: "6, 3", risk: "RISK_GRADE_HIGH", grounds: "Seen" };

describe("a hotspot as it is typed", () => {
  it("is sent without what nobody typed, and each name once", () => {
    expect(sentSpec(typed)).toEqual({
      name: "Compound", otherNames: ["Gate", "بوابة"], country: "NG", risk: "RISK_GRADE_HIGH", grounds: "Seen", sources: [], visibleTo: [],
      physical: { type: "PLACE_TYPE_COMPOUND", timeZone: "Africa/Lagos", point: { latitude: 6, longitude: 3 } },
    });
  });

  it("is an area with three corners, closed by the first unless it is closed", () => {
    const corners = [{ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 }, { latitude: 1, longitude: 1 }, { latitude: 0, longitude: 0 }];

    for (const where of ["0, 0\n0, 1\n1, 1", "0, 0\n0, 1\n1, 1\n0, 0"]) expect(sentSpec({ ...typed, where }).physical?.area?.ring).toEqual(corners);
  });

  it("comes back as it was sent when it is revised", () => {
    const spec: HotspotSpec = {
      name: "Range", otherNames: ["A", "B"], country: "", risk: "RISK_GRADE_LOW", grounds: "Seen", visibleTo: ["GH"], online: { type: "ONLINE_TYPE_HOSTING_RANGE", address: "203.0.113.0/24" },
      sources: [{ text: "A report", evaluation: "", scheme: "EVALUATION_SCHEME_UNSPECIFIED" }, { text: "Another", evaluation: "B2", scheme: "EVALUATION_SCHEME_ADMIRALTY" }],
      displacedFrom: { operationId: "other", hotspotId: "before", note: "The same numbers" },
    };

    expect(sentSpec(typedOf("operation", spec))).toEqual({ ...spec, sources: [{ text: "A report", evaluation: "" }, spec.sources[1]] });
  });

  it("is looked for by the middle of its area, its names and no address on the ground", () => {
    expect(nearTyped("operation", { ...typed, where: "0, 0\n0, 2\n2, 2", address: "left over" })).toEqual({ operationId: "operation", latitude: 1, longitude: 1, names: ["Compound", "Gate", "بوابة"], address: "" });
    expect(nearTyped("operation", { ...newHotspot("operation", "NG"), name: "C" })).toBeUndefined();
  });

  it("says which line is no place", () => {
    expect(wrongPlaces("6, 3\nno")).toEqual({ rule: "ring.line", line: 2 });
    expect(wrongPlaces("91, 3")).toEqual({ rule: "ring.earth", line: 1 });
    expect(wrongPlaces("6, 3\n7, 3")).toEqual({ rule: "ring.two", line: 2 });
    expect(wrongPlaces("6, 3")).toBeUndefined();
  });
});

describe("what the address asks for", () => {
  it("is a circle around one place and a box between two", () => {
    expect(wantedOf({ where: "0, 0", within: "1000" })).toEqual({ nearLatitude: 0, nearLongitude: 0, withinMetres: 1000 });
    expect(wantedOf({ where: "-16, 179 / -18, -179" })).toEqual({ west: 179, east: -179, south: -18, north: -16 });
  });

  it("is nothing of what cannot be read, and one type", () => {
    expect(wantedOf({ where: "Lagos", find: " ", type: "ONLINE_TYPE_WEBSITE" })).toEqual({ onlineType: "ONLINE_TYPE_WEBSITE" });
    expect(wantedOf({ where: "6, 3 / x", type: "PLACE_TYPE_PORT" })).toEqual({ placeType: "PLACE_TYPE_PORT" });
  });
});

it.each([
  ["FOUR_BY_FOUR", ["A1", "D4", "X4", "B 2"], ["E1", "A5", "B22", ""]],
  ["FIVE_BY_FIVE_BY_FIVE", ["B24", "E-5-5", "A 1 1"], ["B2", "F11", "A61"]],
  ["ADMIRALTY", ["B2", "F6", "C/3"], ["G1", "A7", "b2"]],
  ["NATIONAL", ["3-4", "sure"], []],
])("an evaluation of %s is one of its codes", (scheme, good, bad) => {
  const isOne = (evaluation: string) => isOfScheme({ evaluation, scheme: `EVALUATION_SCHEME_${scheme}` });

  expect(good.filter((code) => !isOne(code))).toEqual([]);
  expect(bad.filter(isOne)).toEqual([]);
});
