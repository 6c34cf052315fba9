import type { Given } from "@/call/method";
import type { Broken } from "@/call/rules";
import type { AgeBand, Amount, IdentifierType, MoneyRung, MoneyScheme, ResultSpec, Sex } from "@/gen/types";
import { ambiguous, decimal, otherDigits, ungrouped, unitsOf } from "@/language/amount";
import { type Finding, findingOf as kindOf } from "./results";

export interface PersonRow {
  reference: string;
  document: string;
  nationality: string;
  sex: Sex;
  ageBand: AgeBand;
}

/** What is typed into the form, as it is typed. */
export interface Typed {
  operationId: string;
  taskId: string;
  finding: Finding;
  reference: string;
  occurredTime: string;
  placeCountry: string;
  itemised: boolean;
  number: string;
  persons: PersonRow[];
  /** One identifier a line. */
  identifiers: string;
  identifierType: IdentifierType | "detect";
  scheme: MoneyScheme;
  code: string;
  network: string;
  amount: string;
  rung: MoneyRung;
  holderType: IdentifierType;
  holder: string;
}

export const newPerson: PersonRow = { reference: "", document: "", nationality: "", sex: "SEX_UNSPECIFIED", ageBand: "AGE_BAND_UNSPECIFIED" };

export const nothingTyped: Typed = {
  operationId: "",
  taskId: "",
  finding: "personsArrested",
  reference: "",
  occurredTime: "",
  placeCountry: "",
  itemised: false,
  number: "",
  persons: [newPerson],
  identifiers: "",
  identifierType: "detect",
  scheme: "MONEY_SCHEME_ISO_4217",
  code: "",
  network: "",
  amount: "",
  rung: "MONEY_RUNG_FROZEN",
  holderType: "IDENTIFIER_TYPE_ACCOUNT",
  holder: "",
};

/**
 * Decimal places of the currencies that do not have two: ISO 4217, list one. A browser's own numbers are those in use
 * (CLDR), which have none for COP, IDR, HUF and more.
 */
const places: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries({ 0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 3: "BHD IQD JOD KWD LYD OMR TND", 4: "CLF UYW" }).flatMap(([number, codes]) =>
    codes.split(" ").map((code) => [code, Number(number)] as const),
  ),
);

/** How many decimal places a currency has; a virtual asset is taken with as many as the contract does. */
export function scaleOf(scheme: MoneyScheme, code: string, typed = ""): number {
  if (scheme === "MONEY_SCHEME_ISO_4217") return places[code] ?? 2;
  return /[.,](\d+)\s*$/.exec(typed)?.[1]?.length ?? 0;
}

/** What is wrong with an amount as it is typed. */
export function brokenAmount(typed: string, scale: number): Broken | undefined {
  if (unitsOf(typed, scale) !== undefined) return undefined;
  const two = ambiguous(typed, scale);
  if (two) return { rule: "money.ambiguous", values: two };
  if (otherDigits(typed)) return { rule: "number.digits" };
  const whole = ungrouped(typed);
  return whole === undefined ? { rule: "money", values: { scale } } : { rule: "number.grouped", values: { whole } };
}

/** As it was reported, and so that it reads in one way. */
function amountOf(amount: Amount): string {
  const text = decimal(amount);
  return ambiguous(text, amount.scale)?.part ?? text;
}

/** Of what kind an identifier of infrastructure most likely is; the service has the last word. */
export function detected(value: string): IdentifierType {
  const plain = value.trim();
  if (/^(h(tt|xx)ps?|ftp):/i.test(plain)) return "IDENTIFIER_TYPE_URL";
  if (/^\+[\d\s()./-]+$/.test(plain) || /^tel:/i.test(plain)) return "IDENTIFIER_TYPE_PHONE";
  if (/^\d{1,3}(\[?\.\]?\d{1,3}){3}$/.test(plain) || (/^[0-9a-f:[\]]+$/i.test(plain) && plain.includes(":"))) return "IDENTIFIER_TYPE_IP_ADDRESS";
  return "IDENTIFIER_TYPE_DOMAIN";
}

export function linesOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
}

/** The contract's message of what was typed. */
export function specOf(typed: Typed): Given<ResultSpec> {
  const { reference, taskId, occurredTime, placeCountry } = typed;
  return { reference: reference.trim(), ...(taskId ? { taskId } : {}), occurredTime, ...(placeCountry ? { placeCountry } : {}), ...findingOf(typed) };
}

function findingOf(typed: Typed): Given<ResultSpec> {
  const count = { count: { number: typed.number.trim() } };
  switch (typed.finding) {
    case "personsArrested":
      return {
        personsArrested: typed.itemised
          ? {
              items: {
                persons: typed.persons.map(({ document, ...person }) => ({
                  ...person,
                  reference: person.reference.trim(),
                  ...(document.trim() ? { identifier: { type: "IDENTIFIER_TYPE_DOCUMENT" as const, value: document.trim() } } : {}),
                })),
              },
            }
          : count,
      };
    case "fraudVictimsTargeted":
      return { fraudVictimsTargeted: count };
    case "infrastructuresTakenDown":
      return {
        infrastructuresTakenDown: typed.itemised
          ? {
              items: {
                identifiers: linesOf(typed.identifiers).map((value) => ({
                  type: typed.identifierType === "detect" ? detected(value) : typed.identifierType,
                  value,
                })),
              },
            }
          : count,
      };
    case "fundsIntercepted": {
      const scale = scaleOf(typed.scheme, typed.code, typed.amount);
      return {
        fundsIntercepted: {
          amount: { scheme: typed.scheme, code: typed.code, network: typed.network.trim(), scale, units: unitsOf(typed.amount, scale) ?? "" },
          rung: typed.rung,
          ...(typed.holder.trim() ? { holder: { type: typed.holderType, value: typed.holder.trim() } } : {}),
        },
      };
    }
    case "nilReturn":
      return { nilReturn: {} };
  }
}

/** What was reported, as it is typed; identifiers that are protected come back empty and are typed once more. */
export function typedOf(operationId: string, spec: ResultSpec): Typed {
  const { personsArrested: persons, infrastructuresTakenDown: down, fundsIntercepted: funds, fraudVictimsTargeted: victims } = spec;
  const { amount } = funds ?? {};
  return {
    ...nothingTyped,
    operationId,
    finding: kindOf(spec) ?? "nilReturn",
    reference: spec.reference,
    taskId: spec.taskId,
    occurredTime: spec.occurredTime ?? "",
    placeCountry: spec.placeCountry,
    itemised: persons?.items !== undefined || down?.items !== undefined,
    number: persons?.count?.number ?? down?.count?.number ?? victims?.count?.number ?? "",
    persons: persons?.items?.persons.map(({ identifier, ...person }) => ({ ...person, document: identifier?.value ?? "" })) ?? [newPerson],
    identifiers: down?.items?.identifiers.map((identifier) => identifier.value).join("\n") ?? "",
    ...(amount ? { scheme: amount.scheme, code: amount.code, network: amount.network, amount: amountOf(amount) } : {}),
    ...(funds ? { rung: funds.rung } : {}),
    ...(funds?.holder ? { holderType: funds.holder.type, holder: funds.holder.value } : {}),
  };
}

/** How many identifiers were protected, and have to be typed once more or they are left out. */
export function protectedIn(spec: ResultSpec): number {
  const persons = spec.personsArrested?.items?.persons.filter((person) => person.identifier && person.identifier.value === "").length ?? 0;
  const phones = spec.infrastructuresTakenDown?.items?.identifiers.filter((identifier) => identifier.value === "").length ?? 0;
  return persons + phones + (spec.fundsIntercepted?.holder?.value === "" ? 1 : 0);
}
