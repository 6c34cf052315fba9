type Search<K extends string> = { [key in K]?: string | undefined };

type Check = (text: string) => boolean;

/** What selects stands in the address: a link shows what its writer saw. What cannot be is as if it were not there. */
export function searched<K extends string>(checks: Readonly<Record<K, Check>>): (search: Record<string, unknown>) => Search<K> {
  const keys = Object.keys(checks) as K[];
  return (search) => {
    const found = keys.filter((key) => search[key] !== undefined && search[key] !== "").map((key) => [key, String(search[key])] as const);
    return Object.fromEntries(found.filter(([key, text]) => checks[key](text))) as Search<K>;
  };
}

/** An identifier or free text: what it leads to says whether it exists. */
export const anything: Check = () => true;

/** By form alone; which countries take part, the page knows. */
export const isCountry: Check = (text) => /^[A-Z]{2}$/.test(text);

/** A day that the calendar has, `2026-11-25`. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

export function oneOf(known: readonly string[]): Check {
  return (text) => known.includes(text);
}
