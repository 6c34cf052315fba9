import type { Given } from "@/call/method";
import { broken, type Broken } from "@/call/rules";
import { ageBand, identifierType, moneyRung, sex } from "@/gen/enums";
import { amountRules, countRules, resultSpecRules } from "@/gen/rules";
import type { AgeBand, IdentifierType, MoneyRung, ResultSpec, Sex } from "@/gen/types";
import { capitals, smallLetters } from "@/language/letters";
import { fromInput } from "@/language/time";
import { rowsOf, type Row } from "./csv";
import type { Finding } from "./results";
import { brokenAmount, detected, newPerson, nothingTyped, scaleOf, specOf, type Typed } from "./spec";

/** Columns by their names, in any order; the contract's own words. */
export const columns = ["kind", "reference", "occurred_time", "number", "place_country", "identifier", "identifier_type", "code", "amount", "network", "rung", "nationality", "sex", "age_band", "task_id"] as const;

type Column = (typeof columns)[number];

export const kindsByName: Readonly<Record<string, Finding>> = {
  persons_arrested: "personsArrested",
  fraud_victims_targeted: "fraudVictimsTargeted",
  funds_intercepted: "fundsIntercepted",
  infrastructures_taken_down: "infrastructuresTakenDown",
  nil_return: "nilReturn",
};

export interface Line {
  /** As the table counts: the head is line 1. */
  readonly number: number;
  readonly reference: string;
  readonly spec: Given<ResultSpec> | undefined;
  /** Where it is wrong, and by which rule. */
  readonly wrong: { readonly column: Column | undefined; readonly found: Broken } | undefined;
}

export interface Read {
  /** Whether the head is one column: what separates them is none of comma, semicolon and tab. */
  readonly single: boolean;
  readonly lines: readonly Line[];
  /** Columns that are not known, that stand there more than once, or that are needed and not there. */
  readonly unknown: readonly string[];
  readonly doubled: readonly string[];
  readonly missing: readonly string[];
}

/**
 * Every line as a result, or with what is wrong with it. Nothing is guessed but the kind of an identifier, and nothing
 * that is filled is left out: what a line's result would not have is wrong.
 */
export function read(text: string): Read {
  const [head, ...rows] = rowsOf(text.replace(/^\ufeff/, ""));
  const names = (head?.cells ?? []).map((name) => name.toLowerCase().replaceAll(" ", "_"));
  const unknown = names.filter((name) => name !== "" && !columns.some((one) => one === name));
  const doubled = columns.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  const missing = ["kind", "reference", "occurred_time"].filter((name) => !names.includes(name));
  const seen = new Set<string>();
  const lines = [...(head?.fault ? [head] : []), ...rows].map((row): Line => {
    const get = (column: Column) => row.cells[names.indexOf(column)] ?? "";
    const wrong = misplaced(row, names) ?? wrongOf(get);
    const line = { number: row.number, reference: get("reference") };
    if (wrong) return { ...line, spec: undefined, wrong };
    const name = `${smallLetters(get("kind"))} ${line.reference}`;
    if (seen.has(name)) return { ...line, spec: undefined, wrong: { column: "reference", found: { rule: "repeated.unique" } } };
    seen.add(name);
    return { ...line, spec: specOf(typedOf(get)), wrong: undefined };
  });
  return { single: names.length === 1, lines, unknown, doubled, missing };
}

/** Quotation marks that do not fit, and what stands where the head names no column. */
function misplaced({ cells, fault }: Row, names: readonly string[]): Line["wrong"] {
  if (fault) return { column: columns.find((one) => one === names[fault.cell]), found: { rule: fault.rule } };
  const named = names.filter(Boolean).length;
  return cells.some((cell, at) => cell !== "" && !names[at]) ? { column: undefined, found: { rule: "table.cells", values: { number: named } } } : undefined;
}

/** As the contract's ids are written; it takes either case. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Get = (column: Column) => string;

function wrongOf(get: Get): Line["wrong"] {
  const finding = kindsByName[smallLetters(get("kind"))];
  if (!finding) return { column: "kind", found: { rule: "table.kind" } };
  const unused = unusedIn(get, finding);
  if (unused) return unused;
  const reference = broken(resultSpecRules.reference, get("reference"));
  if (reference) return { column: "reference", found: reference };
  const time = get("occurred_time");
  if (!timeOf(time)) {
    const noDay = /^\d{4}-\d\d-\d\d/.test(time) && !isDay(time.slice(0, 10));
    return { column: "occurred_time", found: { rule: !time ? "required" : noDay ? "text.day" : "table.time" } };
  }
  for (const column of ["place_country", "nationality"] as const) {
    if (get(column) && !/^[A-Za-z]{2}$/.test(get(column))) return { column, found: { rule: "text.country" } };
  }
  if (get("task_id") && !ID.test(get("task_id"))) return { column: "task_id", found: { rule: "table.task" } };
  const known = [
    ["sex", "SEX", sex],
    ["age_band", "AGE_BAND", ageBand],
    ["identifier_type", "IDENTIFIER_TYPE", identifierTypes[finding]],
  ] as const;
  for (const [column, prefix, values] of known) {
    if (!get(column) || values.some((value) => value === named(prefix, get(column)))) continue;
    return { column, found: { rule: "table.one_of", values: { names: values.map((value) => value.slice(prefix.length + 1).toLowerCase()).join(", ") } } };
  }
  if (finding === "fundsIntercepted") {
    if (!/^[A-Za-z0-9]{2,12}$/.test(get("code"))) return { column: "code", found: { rule: "text.money_code" } };
    const scale = scaleOf(get("network") ? "MONEY_SCHEME_VIRTUAL_ASSET" : "MONEY_SCHEME_ISO_4217", capitals(get("code")), get("amount"));
    const amount = brokenAmount(get("amount"), scale);
    if (amount) return { column: "amount", found: amount };
    const network = broken(amountRules.network, smallLetters(get("network")));
    if (network) return { column: "network", found: network };
    const rung = named("MONEY_RUNG", get("rung"));
    return moneyRung.some((one) => one === rung) ? undefined : { column: "rung", found: { rule: get("rung") ? "table.rung" : "required" } };
  }
  if (finding === "nilReturn" || (finding !== "fraudVictimsTargeted" && get("identifier"))) return undefined;
  const counted = broken({ ...countRules.number, required: true }, get("number"));
  return counted && { column: "number", found: counted };
}

const always: readonly Column[] = ["kind", "reference", "occurred_time", "place_country", "task_id"];

/** What a kind of result is told by; of what is listed in items, and of what is only counted. */
const told: Readonly<Record<Finding, { readonly items: readonly Column[]; readonly count: readonly Column[] }>> = {
  personsArrested: { items: ["identifier", "identifier_type", "nationality", "sex", "age_band"], count: ["number"] },
  fraudVictimsTargeted: { items: [], count: ["number"] },
  fundsIntercepted: { items: [], count: ["code", "amount", "network", "rung", "identifier", "identifier_type"] },
  infrastructuresTakenDown: { items: ["identifier", "identifier_type"], count: ["number"] },
  nilReturn: { items: [], count: [] },
};

/** A filled cell that the line's result has no place for: it would be lost. */
function unusedIn(get: Get, finding: Finding): Line["wrong"] {
  const { items, count } = told[finding];
  const item = items.length > 0 && get("identifier") !== "";
  const used = [...always, ...(item ? items : count)];
  const lines = item && finding === "infrastructuresTakenDown";
  for (const column of columns) {
    const value = get(column);
    if (value === "") continue;
    if (!used.includes(column)) {
      const rule = count.includes(column) ? "table.count" : items.includes(column) ? "table.item" : "table.unused";
      return { column, found: { rule, values: rule === "table.unused" ? { kind: smallLetters(get("kind")) } : {} } };
    }
    if (/[\r\n]/.test(value) && !(lines && column === "identifier")) return { column, found: { rule: "table.break" } };
  }
  // A number that was cut at its comma would be money on a network of that name.
  if (get("network") && !/[a-z]/i.test(get("network"))) return { column: "network", found: { rule: "string.pattern" } };
  if (finding === "fundsIntercepted" && get("identifier_type") && !get("identifier")) return { column: "identifier_type", found: { rule: "table.item" } };
  return undefined;
}

/** What each kind of result is identified by. */
const identifierTypes: Readonly<Record<Finding, readonly IdentifierType[]>> = {
  personsArrested: ["IDENTIFIER_TYPE_DOCUMENT"],
  fraudVictimsTargeted: identifierType,
  fundsIntercepted: ["IDENTIFIER_TYPE_ACCOUNT", "IDENTIFIER_TYPE_WALLET"],
  infrastructuresTakenDown: ["IDENTIFIER_TYPE_DOMAIN", "IDENTIFIER_TYPE_URL", "IDENTIFIER_TYPE_IP_ADDRESS", "IDENTIFIER_TYPE_PHONE"],
  nilReturn: identifierType,
};

/** Whether the calendar has it: a date of 31 November would become one of December. */
function isDay(day: string): boolean {
  return fromInput(`${day}T00:00`)?.startsWith(day) ?? false;
}

/** RFC 3339, or a day and a time of UTC as tables have them. */
function timeOf(text: string): string | undefined {
  // An hour of 24 would be one of the next day.
  if (!isDay(text.slice(0, 10)) || /^.{11}24/.test(text)) return undefined;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i.test(text)) return Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString();
  const match = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?$/.exec(text);
  return match ? fromInput(`${match[1]}T${match[2] ?? "00:00"}`) : undefined;
}

function typedOf(get: Get): Typed {
  const identifier = get("identifier");
  const finding = kindsByName[smallLetters(get("kind"))] as Finding;
  const virtual = get("network") !== "";
  const kind = get("identifier_type") ? named<IdentifierType>("IDENTIFIER_TYPE", get("identifier_type")) : detected(identifier);
  return {
    ...nothingTyped,
    finding,
    reference: get("reference"),
    occurredTime: timeOf(get("occurred_time")) ?? "",
    taskId: smallLetters(get("task_id")),
    placeCountry: capitals(get("place_country")),
    itemised: identifier !== "" && finding !== "fundsIntercepted",
    number: get("number"),
    persons: [{ ...newPerson, reference: get("reference"), document: identifier, nationality: capitals(get("nationality")), sex: named<Sex>("SEX", get("sex")), ageBand: named<AgeBand>("AGE_BAND", get("age_band")) }],
    identifiers: identifier,
    identifierType: kind,
    scheme: virtual ? "MONEY_SCHEME_VIRTUAL_ASSET" : "MONEY_SCHEME_ISO_4217",
    code: capitals(get("code")),
    network: smallLetters(get("network")),
    amount: get("amount"),
    rung: named<MoneyRung>("MONEY_RUNG", get("rung")),
    holderType: get("identifier_type") ? kind : isWallet(identifier) ? "IDENTIFIER_TYPE_WALLET" : "IDENTIFIER_TYPE_ACCOUNT",
    holder: finding === "fundsIntercepted" ? identifier : "",
  };
}

/** With a network in front, as `tron:T…` or `eip155:1:0x…`; `iban:` names an account (RFC 8905). */
function isWallet(holder: string): boolean {
  return /^[a-z0-9-]+:/i.test(holder) && !/^iban:/i.test(holder);
}

function named<T extends string>(prefix: string, value: string): T {
  return `${prefix}_${value ? capitals(value).replaceAll(" ", "_") : "UNSPECIFIED"}` as T;
}

/** The line of the table that a refusal speaks of: `results[3].reference` is of the fourth result. */
export function lineOf(field: string, lines: readonly Line[]): Line | undefined {
  const match = /^results\[(\d+)\]/.exec(field);
  return match ? lines.filter((line) => line.spec)[Number(match[1])] : undefined;
}

export const example = [
  "kind,reference,occurred_time,number,identifier,code,amount,rung",
  "persons_arrested,ARR-21,2026-11-17 05:05,25,,,,",
  "infrastructures_taken_down,DOM-1,2026-11-17 06:00,,evil[.]example,,,",
  "funds_intercepted,FND-7,2026-11-17 05:40,,,NGN,1250000.50,seized",
  "nil_return,NIL-1,2026-11-18,,,,,",
].join("\n");
