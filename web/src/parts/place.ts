import type { Words } from "@/language/useWords";

/** What stands around the fields of a record, and says nothing of them. */
const QUIET: ReadonlySet<string> = new Set(["spec", "plan", "count", "items", "persons", "value"]);

/** `spec.due_time` or `spec.dueTime` in words, as far as there are any; `identifiers[12]` is the thirteenth of them. */
export function placeOf(t: Words, path: string): string {
  const parts = path.split(".").map((part) => /^(\w+)(?:\[(\d+)\])?$/.exec(part) ?? [part, part, undefined]);
  const telling = parts.filter(([, name, index]) => index !== undefined || !QUIET.has(name ?? ""));
  return (telling.length > 0 ? telling : parts)
    .map(([, name = "", index]) => {
      const number = index === undefined ? "" : ` ${t.number(Number(index) + 1)}`;
      const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      for (const id of [`fieldname.${camel}`, `phase.${name}`, `indicator.${name}`]) if (t.has(id)) return t(id) + number;
      return name + number;
    })
    .join(" / ");
}
