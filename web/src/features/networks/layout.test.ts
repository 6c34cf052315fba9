import { describe, expect, it } from "vitest";
import { boxOf, isWay, nextIn, placed, type Line, type Point } from "./layout";

const star = (number: number): [Point[], Line[]] => {
  const ids = Array.from({ length: number }, (_, at) => `n${String(at).padStart(3, "0")}`);
  return [[{ id: "m", depth: 0 }, ...ids.map((id) => ({ id, depth: 1 }))], ids.map((id) => ({ from: "m", to: id }))];
};

/** Points by chance, each linked to one before it, with the depths that follow. */
function byChance(seed: number): [Point[], Line[]] {
  let state = seed;
  const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  const lines: Line[] = [];
  const depths = new Map([["0", 0]]);
  for (let at = 1; at < 60; at++) {
    const near = [...depths].filter(([, depth]) => depth < 3).map(([id]) => id);
    const on = near[next(near.length)] ?? "0";
    lines.push(next(2) ? { from: on, to: String(at) } : { from: String(at), to: on });
    depths.set(String(at), (depths.get(on) ?? 0) + 1);
  }
  return [[...depths].map(([id, depth]) => ({ id, depth })), lines];
}

describe("the places of a graph", () => {
  it("are the same in whichever order nodes and links come", () => {
    const [points, lines] = byChance(7);
    const [one, other] = [placed("0", points, lines), placed("0", [...points].reverse(), [...lines].reverse())];

    for (const { id } of points) expect(other.get(id), id).toEqual(one.get(id));
  });

  it.each([1, 2, 3, 5, 8, 13])("leave room between any two, with chance %i", (seed) => {
    const [points, lines] = byChance(seed);
    const places = [...placed("0", points, lines).values()];

    const least = Math.min(...places.flatMap((one, at) => places.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y))));
    expect(least).toBeGreaterThan(50);
  });

  it("grow a ring with what stands on it: two hundred neighbours do not lie on one another", () => {
    const places = [...placed("m", ...star(200)).values()];

    const least = Math.min(...places.flatMap((one, at) => places.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y))));
    expect(least).toBeGreaterThan(70);
  });

  it("hold one alone, what hangs on nothing, and a link to what is not drawn", () => {
    expect(placed("m", [{ id: "m", depth: 0 }], []).get("m")).toEqual({ x: 0, y: 0 });
    const places = placed("m", [{ id: "m", depth: 0 }, { id: "a", depth: 2 }], [{ from: "a", to: "gone" }]);
    expect(Math.hypot(places.get("a")?.x ?? 0, places.get("a")?.y ?? 0)).toBeGreaterThan(100);
    expect(boxOf(places).width).toBeGreaterThan(100);
  });

  it("an arrow goes to the nearest that way, and back again", () => {
    const places = new Map([["m", { x: 0, y: 0 }], ["right", { x: 100, y: 0 }], ["far", { x: 300, y: 0 }], ["up", { x: 10, y: -100 }]]);

    expect(nextIn("ArrowRight", "m", places)).toBe("right");
    expect(nextIn("ArrowRight", "right", places)).toBe("far");
    expect(nextIn("ArrowLeft", "far", places)).toBe("right");
    expect(nextIn("ArrowUp", "m", places)).toBe("up");
    expect(nextIn("ArrowDown", "m", places)).toBeUndefined();
    expect(isWay("Enter")).toBe(false);
  });

  it.each([1, 2, 3])("arrows lead on from everywhere, with chance %i", (seed) => {
    const [points, lines] = byChance(seed);
    const places = placed("0", points, lines);
    const on = (id: string) => (["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const).filter((way) => nextIn(way, id, places));

    expect(points.filter(({ id }) => on(id).length < 2)).toEqual([]);
  });
});
