/** One point of what is drawn, and how many links lie between it and the middle. */
export interface Point {
  readonly id: string;
  readonly depth: number;
}

export interface Line {
  readonly from: string;
  readonly to: string;
}

export interface Placed {
  readonly x: number;
  readonly y: number;
}

/** From one ring to the next at least. */
const RING = 120;
/** Between neighbours on a ring at least: as wide as a short name. */
const APART = 84;

/**
 * Where each stands around the one in the middle: on a ring by its depth, beside the one that it hangs on. The same points
 * and lines stand at the same places every time, in whichever order they come.
 */
export function placed(middle: string, points: readonly Point[], lines: readonly Line[]): ReadonlyMap<string, Placed> {
  const under = hung(middle, points, lines);
  const turns = new Map<string, number>();
  let leaves = 0;
  const turn = (id: string): number => {
    const children = under.get(id) ?? [];
    const at = children.length === 0 ? leaves++ : mean(children.map(turn));
    turns.set(id, at);
    return at;
  };
  turn(middle);
  const angle = (id: string) => ((turns.get(id) ?? 0) / Math.max(1, leaves)) * 2 * Math.PI - Math.PI / 2;
  const radii = ringsOf(points, angle);
  return new Map(
    points.map(({ id, depth }) => {
      const far = id === middle ? 0 : (radii[depth] ?? 0);
      return [id, { x: round(far * Math.cos(angle(id))), y: round(far * Math.sin(angle(id))) }];
    }),
  );
}

/** Each hangs on one of those a step nearer: the first by name, so that each has one place. What has none hangs on the middle. */
function hung(middle: string, points: readonly Point[], lines: readonly Line[]): ReadonlyMap<string, string[]> {
  const depths = new Map(points.map(({ id, depth }) => [id, depth]));
  const beside = new Map<string, Set<string>>();
  const put = (one: string, other: string) => beside.set(one, (beside.get(one) ?? new Set()).add(other));
  for (const { from, to } of lines) {
    put(from, to);
    put(to, from);
  }
  const under = new Map<string, string[]>();
  for (const { id, depth } of [...points].sort((one, other) => one.depth - other.depth || (one.id < other.id ? -1 : 1))) {
    if (id === middle) continue;
    const on = [...(beside.get(id) ?? [])].filter((other) => depths.get(other) === depth - 1).sort()[0] ?? middle;
    under.set(on, [...(under.get(on) ?? []), id]);
  }
  return under;
}

/** A ring is wide enough for all that stand on it, and lies outside the one before. */
function ringsOf(points: readonly Point[], angle: (id: string) => number): number[] {
  const radii = [0];
  for (let depth = 1; depth <= Math.max(0, ...points.map((point) => point.depth)); depth++) {
    const turns = points.filter((point) => point.depth === depth).map(({ id }) => angle(id)).sort((one, other) => one - other);
    const gaps = turns.map((at, index) => (index + 1 < turns.length ? (turns[index + 1] ?? 0) - at : (turns[0] ?? 0) + 2 * Math.PI - at));
    const least = turns.length > 1 ? Math.min(...gaps) : 2 * Math.PI;
    radii.push(Math.max((radii[depth - 1] ?? 0) + RING, APART / least));
  }
  return radii;
}

export type Way = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

const ways: Readonly<Record<Way, readonly [number, number]>> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export function isWay(key: string): key is Way {
  return key in ways;
}

/** The nearest in the way that an arrow points, what lies off to its side counting as further; none where there is nothing. */
export function nextIn(way: Way, from: string, places: ReadonlyMap<string, Placed>): string | undefined {
  const at = places.get(from);
  if (!at) return undefined;
  const [across, down] = ways[way];
  let [found, least]: [string | undefined, number] = [undefined, Infinity];
  for (const [id, { x, y }] of places) {
    const ahead = (x - at.x) * across + (y - at.y) * down;
    const aside = Math.abs((x - at.x) * down) + Math.abs((y - at.y) * across);
    const far = ahead + 2 * aside;
    // Two that are as far are told apart by name, as they are placed.
    if (id !== from && ahead > 0 && (far < least || (far === least && id < (found ?? "")))) [found, least] = [id, far];
  }
  return found;
}

/** What holds all of it, with room for names around. */
export function boxOf(places: ReadonlyMap<string, Placed>): { x: number; y: number; width: number; height: number } {
  const all = [...places.values()];
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const [left, top] = [Math.min(0, ...xs) - 90, Math.min(0, ...ys) - 50];
  return { x: left, y: top, width: Math.max(0, ...xs) + 90 - left, height: Math.max(0, ...ys) + 60 - top };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  // Of what is nearly nothing there is no negative.
  return Math.round(value * 10) / 10 || 0;
}
