import { camel } from "@/language/letters";
import type { Words } from "@/language/useWords";

/** What stands around the fields of a record, and says nothing of them. */
const QUIET: ReadonlySet<string> = new Set(["spec", "plan", "count", "items", "persons", "value"]);

type Names = ReadonlyMap<string, string>;

/** What rows that have a key call themselves, by their keys; wherever they stand in these records. */
export function namesIn(...records: unknown[]): Names {
  const names = new Map<string, string>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const row = value as Record<string, unknown>;
    const told = ["title", "function", "name", "resource", "criterion"].map((field) => row[field]).find((one) => typeof one === "string" && one !== "");
    if (typeof row["key"] === "string" && typeof told === "string") names.set(row["key"], told.length > LONG ? `${told.slice(0, LONG)}…` : told);
    Object.values(row).forEach(look);
  };
  records.forEach(look);
  return names;
}

const LONG = 60;
const NOBODY: Names = new Map();

/** `spec.due_time` or `spec.dueTime` in words, as far as there are any; `identifiers[12]` is the thirteenth of them. */
export function placeOf(t: Words, path: string, names: Names = NOBODY): string {
  const parts = path.split(".").map((part) => /^(\w+)(?:\[(\d+)\])?$/.exec(part) ?? [part, part, undefined]);
  const telling = parts.filter(([, name, index]) => index !== undefined || !QUIET.has(name ?? ""));
  return (telling.length > 0 ? telling : parts)
    .map(([, name = "", index]) => {
      const number = index === undefined ? "" : ` ${t.number(Number(index) + 1)}`;
      const id = `fieldname.${camel(name)}`;
      if (t.has(id)) return t(id) + number;
      return toldName(t, name, names) + number;
    })
    .join(" / ");
}

/** A row is named by what it is of, and for which country. */
function toldName(t: Words, name: string, names: Names): string {
  if (names.has(name)) return names.get(name) ?? "";
  const [first = "", ...rest] = name.split(" ");
  const id = ["phase", "indicator", "step", "report", "point"].map((of) => `${of}.${first}`).find((one) => t.has(one));
  const told = id && t.has(id) ? t(id) : /^[A-Z]{2}$/.test(first) ? t.country(first) : first;
  return [told, rest.length === 1 && /^[A-Z]{2}$/.test(rest[0] ?? "") ? t.country(rest[0] ?? "") : rest.join(" ")].filter((one) => one !== "").join(", ");
}
