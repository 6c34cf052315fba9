import type { Plan } from "@/gen/types";

/** What names a row in each list of a plan, by which two authors' rows are matched; comments name it by the first. */
export const rowNames = {
  phases: ["kind"],
  objectives: ["indicator", "country"],
  selectionCriteria: ["key"],
  commandPosts: ["key"],
  liaisonOfficers: ["country", "function"],
  coordinationUnits: ["key"],
  communications: ["step"],
  risks: ["key"],
  resourceNeeds: ["key"],
  reportingDuties: ["report", "reporter"],
  abortCriteria: ["key"],
  waivers: ["point"],
} as const satisfies Partial<Record<keyof Plan, readonly string[]>>;

export type Listed = keyof typeof rowNames;

export function isListed(field: string): field is Listed {
  return field in rowNames;
}

/** The name of a row within its list. */
export function rowName(field: Listed, row: object): string {
  return rowNames[field]
    .map((key) => (row as Record<string, string | undefined>)[key] ?? "")
    .filter((one) => one !== "")
    .join(" ");
}

/** By what a comment names a row. */
export function commentName(field: Listed, row: object): string {
  return (row as Record<string, string | undefined>)[rowNames[field][0]] ?? "";
}

/** A name for a new row, which nobody sees and no other row has. */
export function newKey(of: string): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36));
  return `${of}_${letters.join("")}`;
}
