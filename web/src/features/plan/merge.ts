import type { Plan } from "@/gen/types";

/** A place that two people have changed to different things. */
export interface Conflict {
  readonly field: keyof Plan;
  /** The row of a list, by what names it. */
  readonly row?: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  readonly plan: Plan;
  readonly conflicts: readonly Conflict[];
}

const ROWS = { phases: "kind", objectives: "indicator" } as const;

/**
 * Both authors' edits on what they began with. Where only one has changed a field, that stands; where both have and
 * differ, mine stands for the moment and the conflict is told.
 */
export function merge(base: Plan, mine: Plan, theirs: Plan): Merged {
  const conflicts: Conflict[] = [];
  const plan: Record<string, unknown> = { ...theirs };
  for (const field of Object.keys(mine) as (keyof Plan)[]) {
    if (field === "phases" || field === "objectives") {
      const rows = mergeRows(field, base[field], mine[field], theirs[field], conflicts);
      if (rows.length || field in theirs) plan[field] = rows;
    } else {
      plan[field] = mergeValue(base[field], mine[field], theirs[field], (one, other) => conflicts.push({ field, mine: one, theirs: other }));
    }
  }
  return { plan: plan as unknown as Plan, conflicts };
}

function mergeValue(base: unknown, mine: unknown, theirs: unknown, tell: (mine: unknown, theirs: unknown) => void): unknown {
  if (same(mine, theirs) || same(mine, base)) return theirs;
  if (!same(theirs, base)) tell(mine, theirs);
  return mine;
}

function mergeRows(field: "phases" | "objectives", base: readonly object[], mine: readonly object[], theirs: readonly object[], conflicts: Conflict[]): unknown[] {
  const name = ROWS[field];
  const by = (rows: readonly object[]) => new Map(rows.map((row) => [(row as Record<string, string>)[name] ?? "", row]));
  const [one, two, three] = [by(base), by(mine), by(theirs)];
  // In my order, and behind it what the other has added.
  return [...new Set([...two.keys(), ...three.keys()])]
    .map((key) => mergeValue(one.get(key), two.get(key), three.get(key), (own, other) => conflicts.push({ field, row: key, mine: own, theirs: other })))
    .filter((row) => row !== undefined);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}

/** What somebody writes on a plan: on what, and where the other author has to be asked about. */
export interface Written {
  /** What the writing began with, or what was kept last. */
  readonly base: Plan;
  readonly mine: Plan;
  readonly version: string;
  readonly conflicts?: readonly Conflict[];
}

/** The other author's plan taken in beside mine; one that is not newer than what mine stands on is left. */
export function takeIn(now: Written, other: Plan, version: string): Written {
  if (!isNewer(version, now.version)) return now;
  const { plan, conflicts } = merge(now.base, now.mine, other);
  return { base: other, mine: plan, version, conflicts };
}

export function isNewer(version: string, than: string): boolean {
  return BigInt(version) > BigInt(than);
}

/** The conflict settled for the other author. */
export function takeTheirs(plan: Plan, conflict: Conflict): Plan {
  if (conflict.row === undefined) return { ...plan, [conflict.field]: conflict.theirs };
  const name = ROWS[conflict.field as keyof typeof ROWS];
  const rows = (plan[conflict.field] as unknown as Record<string, string>[]).map((row) => (row[name] === conflict.row ? conflict.theirs : row));
  return { ...plan, [conflict.field]: rows.filter((row) => row !== undefined) };
}
