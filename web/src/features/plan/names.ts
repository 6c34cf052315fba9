import type { Objective } from "@/gen/types";
import type { Words } from "@/language/useWords";

export function fieldName(t: Words, name: string): string {
  const id = `fieldname.${name}`;
  return t.has(id) ? t(id) : name;
}

/** The indicator in words, with the country where it is one's. */
export function objectiveName(t: Words, { indicator, country }: Objective): string {
  const id = `indicator.${indicator}`;
  const name = t.has(id) ? t(id) : indicator;
  return country ? t("plan.of", { name, country: t.country(country) }) : name;
}
