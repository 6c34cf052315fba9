import type { Given } from "@/call/method";
import { broken, type Broken } from "@/call/rules";
import { ageBand, identifierType, moneyRung, sex } from "@/gen/enums";
import { amountRules, countRules, resultSpecRules } from "@/gen/rules";
import type { AgeBand, IdentifierType, MoneyRung, ResultSpec, Sex } from "@/gen/types";
import { fromInput } from "@/language/time";
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
  readonly spec: Given<ResultSpec> | undefined;
  /** Where it is wrong, and by which rule. */
  readonly wrong: { readonly column: Column; readonly found: Broken } | undefined;
}

export interface Read {
  readonly lines: readonly Line[];
  /** Columns that are not known, or needed and not there. */
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
}

interface Row {
  /** As a table counts, the empty ones too. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** Rows of a text (RFC 4180) that have something, with whichever of comma, semicolon and tab the first has most of. */
export function rowsOf(text: string): Row[] {
  const head = /\S.*/.exec(text)?.[0] ?? "";
  const delimiter = ([",", ";", "\t"] as const).reduce((one, other) => (head.split(other).length > head.split(one).length ? other : one));
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(++at);
      else quoted = false;
    } else if (character === '"' && cell.trim() === "") {
      quoted = true;
      cell = "";
    } else if (character === delimiter) {
      row.push(cell.trim());
      cell = "";
    } else if (character === "\n") {
      rows.push([...row, cell.trim()]);
      row = [];
      cell = "";
    } else {
      cell += character;
    }
  }
  if (cell.trim() !== "" || row.length) rows.push([...row, cell.trim()]);
  return rows.map((cells, at) => ({ number: at + 1, cells })).filter(({ cells }) => cells.some((one) => one !== ""));
}

/** Every line as a result, or with what is wrong with it; nothing is guessed but the kind of an identifier. */
export function read(text: string): Read {
  const [head, ...rows] = rowsOf(text.replace(/^\ufeff/, ""));
  const names = (head?.cells ?? []).map((name) => name.toLowerCase().replaceAll(" ", "_"));
  const unknown = names.filter((name) => !columns.some((one) => one === name));
  const missing = ["kind", "reference", "occurred_time"].filter((name) => !names.includes(name));
  const seen = new Set<string>();
  const lines = rows.map(({ number, cells }): Line => {
    const get = (column: Column) => cells[names.indexOf(column)] ?? "";
    const wrong = wrongOf(get);
    if (wrong) return { number, spec: undefined, wrong };
    const name = `${get("kind")} ${get("reference")}`;
    if (seen.has(name)) return { number, spec: undefined, wrong: { column: "reference", found: { rule: "repeated.unique" } } };
    seen.add(name);
    return { number, spec: specOf(typedOf(get)), wrong: undefined };
  });
  return { lines, unknown, missing };
}

/** As the contract's ids are written; it takes either case. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Get = (column: Column) => string;

function wrongOf(get: Get): Line["wrong"] {
  const finding = kindsByName[get("kind").toLowerCase()];
  if (!finding) return { column: "kind", found: { rule: "table.kind" } };
  const reference = broken(resultSpecRules.reference, get("reference"));
  if (reference) return { column: "reference", found: reference };
  const time = get("occurred_time");
  if (!timeOf(time)) {
    const noDay = /^\d{4}-\d\d-\d\d/.test(time) && !isDay(time.slice(0, 10));
    return { column: "occurred_time", found: { rule: !time ? "required" : noDay ? "text.day" : "table.time" } };
  }
  for (const column of ["place_country", "nationality"] as const) {
    if (get(column) && !/^[A-Z]{2}$/.test(get(column).toUpperCase())) return { column, found: { rule: "text.country" } };
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
    const scale = scaleOf(get("network") ? "MONEY_SCHEME_VIRTUAL_ASSET" : "MONEY_SCHEME_ISO_4217", get("code").toUpperCase(), get("amount"));
    const amount = brokenAmount(get("amount"), scale);
    if (amount) return { column: "amount", found: amount };
    const network = broken(amountRules.network, get("network").toLowerCase());
    if (network) return { column: "network", found: network };
    const rung = named("MONEY_RUNG", get("rung"));
    return moneyRung.some((one) => one === rung) ? undefined : { column: "rung", found: { rule: get("rung") ? "table.rung" : "required" } };
  }
  if (finding === "nilReturn" || (finding !== "fraudVictimsTargeted" && get("identifier"))) return undefined;
  const counted = broken({ ...countRules.number, required: true }, get("number"));
  return counted && { column: "number", found: counted };
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
  const finding = kindsByName[get("kind").toLowerCase()] as Finding;
  const virtual = get("network") !== "";
  const kind = get("identifier_type") ? named<IdentifierType>("IDENTIFIER_TYPE", get("identifier_type")) : detected(identifier);
  return {
    ...nothingTyped,
    finding,
    reference: get("reference"),
    occurredTime: timeOf(get("occurred_time")) ?? "",
    taskId: get("task_id").toLowerCase(),
    placeCountry: get("place_country").toUpperCase(),
    itemised: identifier !== "" && finding !== "fundsIntercepted",
    number: get("number"),
    persons: [{ ...newPerson, reference: get("reference"), document: identifier, nationality: get("nationality").toUpperCase(), sex: named<Sex>("SEX", get("sex")), ageBand: named<AgeBand>("AGE_BAND", get("age_band")) }],
    identifiers: identifier,
    identifierType: kind,
    scheme: virtual ? "MONEY_SCHEME_VIRTUAL_ASSET" : "MONEY_SCHEME_ISO_4217",
    code: get("code").toUpperCase(),
    network: get("network").toLowerCase(),
    amount: get("amount"),
    rung: named<MoneyRung>("MONEY_RUNG", get("rung")),
    holderType: get("identifier_type") ? kind : /^[a-z0-9:]+:/.test(identifier) ? "IDENTIFIER_TYPE_WALLET" : "IDENTIFIER_TYPE_ACCOUNT",
    holder: finding === "fundsIntercepted" ? identifier : "",
  };
}

function named<T extends string>(prefix: string, value: string): T {
  return `${prefix}_${value ? value.toUpperCase().replaceAll(" ", "_") : "UNSPECIFIED"}` as T;
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
