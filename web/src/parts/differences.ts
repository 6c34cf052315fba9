/** One place where two records differ. */
export interface Change {
  /** By JSON names: `spec.dueTime`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What every record changes with, and nobody asks for. */
const QUIET: ReadonlySet<string> = new Set(["version", "updateTime", "hash", "number", "authorSubjects", "approverSubject", "deciderSubject", "reviewerSubject"]);

/** Rows of a list are matched by what names them, not by where they stand. */
const NAMES = [["key"], ["kind"], ["indicator"], ["indicator", "country"], ["reference"], ["country"], ["country", "function"], ["code"], ["step"], ["point"], ["report"], ["report", "reporter"]] as const;

export function differences(before: unknown, after: unknown, path = ""): Change[] {
  if (Object.is(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    // An amount is one value, whatever of it differs.
    if ("units" in before || "units" in after) return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !QUIET.has(key) || (key === "number" && path.endsWith("count")));
    // What names a row may have a full stop, which parts the places of a path.
    return keys.flatMap((key) => differences(before[key], after[key], path ? `${path}.${key.replaceAll(".", " ")}` : key));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const name = NAMES.find((keys) => [before, after].every((rows) => isNamed(rows, keys)));
    if (name) {
      const [one, other] = [named(before, name), named(after, name)];
      return [...(name[0] === "key" ? moved(path, Object.keys(one), Object.keys(other)) : []), ...differences(one, other, path)];
    }
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
  }
  if (isEmpty(before) && isEmpty(after)) return [];
  return [{ path, before, after }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === "" || value === null || (Array.isArray(value) && value.length === 0);
}

type Row = Record<string, string | undefined>;

/** Whether these tell each row from every other. */
function isNamed(rows: unknown[], keys: readonly string[]): boolean {
  const names = rows.map((row) => isRecord(row) && typeof row[keys[0] as string] === "string" && nameOf(row as Row, keys));
  return names.every((name) => name !== false) && new Set(names).size === rows.length;
}

function nameOf(row: Row, keys: readonly string[]): string {
  return keys.map((key) => row[key] ?? "").filter((one) => one !== "").join(" ");
}

function named(rows: unknown[], keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(rows.map((row) => [nameOf(row as Row, keys), row]));
}

/** Of rows that have a key the order says something. */
function moved(path: string, before: string[], after: string[]): Change[] {
  const [one, other] = [before.filter((key) => after.includes(key)), after.filter((key) => before.includes(key))];
  return one.join() === other.join() ? [] : [{ path, before: one, after: other }];
}

/** Words of two texts: kept, taken out, put in. Long texts are compared whole. */
export interface Piece {
  readonly kind: "same" | "out" | "in";
  readonly text: string;
}

const LONGEST = 400;

export function wordDifferences(before: string, after: string): Piece[] {
  const [one, other] = [before.split(/(\s+)/), after.split(/(\s+)/)];
  if (one.length > LONGEST || other.length > LONGEST) {
    return [{ kind: "out", text: before }, { kind: "in", text: after }];
  }
  const lengths = common(one, other);
  const pieces: { kind: Piece["kind"]; text: string }[] = [];
  const put = (kind: Piece["kind"], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      put("same", one[i] ?? "");
      i++;
      j++;
    } else if (j >= other.length || (i < one.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      put("out", one[i++] ?? "");
    } else {
      put("in", other[j++] ?? "");
    }
  }
  return pieces;
}

function common(one: string[], other: string[]): number[][] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      const row = lengths[i] as number[];
      row[j] = one[i] === other[j] ? (lengths[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
