import { iccsCodes } from "@/gen/crimes";
import type { CrimeArea } from "@/gen/types";
import type { Words } from "@/language/useWords";

export function crimeName(t: Words, area: CrimeArea): string {
  return t(`crime.${area as "CRIME_AREA_FRAUD"}`);
}

/** Kinds of crime in one line. */
export function crimes(t: Words, areas: readonly CrimeArea[]): string {
  return t.list(areas.map((area) => crimeName(t, area)));
}

/** The same with the code of each in UNODC's classification (ICCS), where one plan, order, case or network is read. */
export function codedCrimes(t: Words, areas: readonly CrimeArea[]): string {
  return t.list(areas.map((area) => (iccsCodes[area] ? t("crime.coded", { area: crimeName(t, area), code: iccsCodes[area] }) : crimeName(t, area))));
}
