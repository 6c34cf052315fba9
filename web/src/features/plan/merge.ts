import type { Plan } from "@/gen/types";
import { isListed, type Listed, rowName } from "./rowNames";

/** A place that two people have changed to different things. */
export interface Conflict {
  readonly field: keyof Plan;
  /** The row of a list, by what names it; of a part that has fields itself, the field. */
  readonly row?: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  readonly plan: Plan;
  readonly conflicts: readonly Conflict[];
}

type Rows = readonly object[];

/**
 * Both authors' edits on what they began with. Where only one has changed a field, that stands; where both have and
 * differ, mine stands for the moment and the conflict is told.
 */
export function merge(base: Plan, mine: Plan, theirs: Plan): Merged {
  const conflicts: Conflict[] = [];
  const plan: Record<string, unknown> = {};
  // What was emptied may be a field that is no longer there.
  for (const field of Object.keys({ ...base, ...mine, ...theirs }) as (keyof Plan)[]) {
    const [was, own, other] = [base[field], mine[field], theirs[field]] as unknown[];
    const tell = (row?: string) => (one: unknown, two: unknown) => conflicts.push({ field, ...(row === undefined ? {} : { row }), mine: one, theirs: two });
    if (isListed(field)) {
      const rows = mergeRows(field, (was ?? []) as Rows, (own ?? []) as Rows, (other ?? []) as Rows, tell);
      if (rows.length || field in theirs) plan[field] = rows;
    } else if (Array.isArray(own ?? other)) {
      plan[field] = mergeSet(asList(was), asList(own), asList(other));
    } else if (isRecord(own) && isRecord(other)) {
      const before = isRecord(was) ? was : {};
      const parts = Object.keys({ ...before, ...own, ...other }).map((part) => [part, mergeValue(before[part], own[part], other[part], tell(part))] as const);
      plan[field] = Object.fromEntries(parts.filter(([, value]) => value !== undefined));
    } else {
      plan[field] = mergeValue(was, own, other, tell());
    }
  }
  return { plan: plan as unknown as Plan, conflicts };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asList(value: unknown): readonly unknown[] {
  return (value ?? []) as readonly unknown[];
}

function mergeValue(base: unknown, mine: unknown, theirs: unknown, tell: (mine: unknown, theirs: unknown) => void): unknown {
  if (same(mine, theirs) || same(mine, base)) return theirs;
  if (!same(theirs, base)) tell(mine, theirs);
  return mine;
}

/** What neither has taken out, and what either has put in. */
function mergeSet<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): T[] {
  return [...new Set([...theirs, ...mine])].filter((one) => (base.includes(one) ? mine.includes(one) && theirs.includes(one) : true));
}

function mergeRows(field: Listed, base: Rows, mine: Rows, theirs: Rows, tell: (row: string) => (mine: unknown, theirs: unknown) => void): object[] {
  const [one, two, three] = [byName(field, base), byName(field, mine), byName(field, theirs)];
  const kept = (rows: ReadonlyMap<string, object>) => [...rows.keys()].filter((key) => one.has(key));
  // In the order of whoever has moved them, else as they were; mine where both have.
  const moved = !same(kept(two), [...one.keys()].filter((key) => two.has(key)));
  const [first, second] = moved ? [two, three] : [three, two];
  const order = [...second.keys()].reduce((keys, key) => (keys.includes(key) ? keys : placed(keys, key, [...second.keys()])), [...first.keys()]);
  return order.flatMap((key) => {
    const row = mergeValue(one.get(key), two.get(key), three.get(key), tell(key));
    return row === undefined ? [] : [row as object];
  });
}

/** The rows of a list by what names them; one that stands there again has its place as well. */
function byName(field: Listed, rows: Rows): Map<string, object> {
  const named = new Map<string, object>();
  for (const row of rows) {
    const name = rowName(field, row);
    let key = name;
    for (let again = 2; named.has(key); again++) key = `${name} ${again}`;
    named.set(key, row);
  }
  return named;
}

/** The keys with one more, behind the one that it followed. */
function placed(keys: readonly string[], key: string, where: readonly string[]): string[] {
  const before = where.slice(0, where.indexOf(key)).findLast((one) => keys.includes(one));
  const at = before === undefined ? 0 : keys.indexOf(before) + 1;
  return [...keys.slice(0, at), key, ...keys.slice(at)];
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

/** The conflict settled for the other author, whose whole plan is `other`: there a row comes back to where it stood. */
export function takeTheirs(plan: Plan, conflict: Conflict, other: Plan): Plan {
  const { field, row, theirs } = conflict;
  if (row === undefined) return { ...plan, [field]: theirs };
  if (!isListed(field)) return { ...plan, [field]: { ...(plan[field] as object | undefined), [row]: theirs } };
  const rows = byName(field, plan[field] ?? []);
  if (theirs === undefined) rows.delete(row);
  else rows.set(row, theirs as object);
  const there = [...byName(field, plan[field] ?? []).keys()].filter((key) => rows.has(key));
  const order = rows.has(row) && !there.includes(row) ? placed(there, row, [...byName(field, other[field] ?? []).keys()]) : there;
  return { ...plan, [field]: order.map((key) => rows.get(key)) };
}
