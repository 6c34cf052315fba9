import type { ReactNode } from "react";
import type { Amount } from "@/gen/types";
import { tongueName } from "@/language/tongues";
import { useWords, type Words } from "@/language/useWords";
import { type Change, differences, wordDifferences } from "./differences";
import { namesIn, placeOf } from "./place";
import { levelName } from "./Handling";
import { When } from "./Time";

/** What changed between two versions of a record, field by field: old struck, new marked. */
export function Difference({ before, after }: { before: unknown; after: unknown }) {
  const t = useWords();
  const changes = differences(before, after);
  if (changes.length === 0) return null;
  const names = namesIn(before, after);
  return (
    <dl className="difference">
      {changes.map((change) => (
        <div key={change.path}>
          <dt>{placeOf(t, change.path, names)}</dt>
          <dd>
            <Told change={{ ...change, before: named(change.before, names), after: named(change.after, names) }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What stands for a row is told by the row's name. */
function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => named(one, names));
  if (typeof value !== "object" || value === null || !("key" in value)) return value;
  return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, field === "key" ? one : named(one, names)]));
}

function Told({ change: { path, before, after } }: { change: Change }) {
  const t = useWords();
  const counted = /\.(target|baseline|quantity|number)$/.test(path) && [before, after].every((one) => one === undefined || /^\d+$/.test(String(one)));
  if (typeof before === "string" && typeof after === "string" && before.length + after.length > 60 && before && after) {
    return (
      <span className="words" dir="auto">
        {wordDifferences(before, after).map((piece, at) =>
          piece.kind === "same" ? piece.text : piece.kind === "out" ? <del key={at}>{piece.text}</del> : <ins key={at}>{piece.text}</ins>,
        )}
      </span>
    );
  }
  const tongue = (value: unknown) => (Array.isArray(value) ? value.map((one) => tongueName(t.locale, String(one))) : value ? tongueName(t.locale, String(value)) : value);
  const told = (value: unknown) => (counted ? t.number(String(value)) : valueOf(t, /(^|\.)languages?$/.test(path) ? tongue(value) : inCountries(t, path, value)));
  const [out, put] = Array.isArray(before) && Array.isArray(after) ? apart(before, after) : [before, after];
  return (
    <>
      {!isNothing(out) && <del>{told(out)}</del>}
      {!isNothing(put) && <ins>{told(put)}</ins>}
    </>
  );
}

/** What stands at a place of a record, in words. */
export function Value({ of, within, path = "" }: { of: unknown; within: unknown; path?: string }) {
  const t = useWords();
  return valueOf(t, named(inCountries(t, path, of), namesIn(within)));
}

const COUNTRY = /(^|\.)(placeCountry|nationality|country|visibleTo|receiverCountries|toCountry|spec\.countries)$/;

/** Codes at a place that holds countries as their names. */
function inCountries(t: Words, path: string, value: unknown): unknown {
  if (!COUNTRY.test(path)) return value;
  const name = (one: unknown) => (typeof one === "string" && one ? t.country(one) : one);
  return Array.isArray(value) ? value.map(name) : name(value);
}

/** Of two lists what only one has; both whole where they differ in order alone. */
function apart(before: unknown[], after: unknown[]): readonly [unknown[], unknown[]] {
  const only = (these: unknown[], those: unknown[]) => {
    const known = new Set(those.map((one) => JSON.stringify(one)));
    return these.filter((one) => !known.has(JSON.stringify(one)));
  };
  const [out, put] = [only(before, after), only(after, before)];
  return out.length + put.length > 0 ? [out, put] : [before, after];
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** So many of a list are named. */
const NAMED = 50;

const TIME = /^\d{4}-\d\d-\d\dT/;

function valueOf(t: Words, value: unknown): ReactNode {
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (Array.isArray(value)) {
    return (
      <>
        {value.slice(0, NAMED).map((one, at) => (
          <span key={at}>
            {at > 0 && t("list.between")}
            {valueOf(t, one)}
          </span>
        ))}
        {value.length > NAMED && ` ${t("result.more", { number: value.length - NAMED })}`}
      </>
    );
  }
  if (typeof value === "string") {
    if (TIME.test(value)) return <When time={value} plain />;
    if (value.endsWith("_UNSPECIFIED")) return t("report.notReported");
    for (const of of ["state", "purpose", "crime", "phase", "level", "indicator", "rung", "identifier", "sex", "age", "scheme", "route", "contact", "participant", "risk", "site", "likelihood", "impact", "step", "report", "point", "ground", "terms", "use", "outcome", "end"]) {
      const id = `${of}.${value}`;
      if (t.has(id)) return of === "level" ? levelName(value) : t(id);
    }
    return <bdi>{value}</bdi>;
  }
  if (typeof value === "object" && value !== null) {
    if (isAmount(value)) return <bdi>{t.money(value)}</bdi>;
    // What a row is called among the others says nothing.
    const parts = Object.entries(value).filter(([key, one]) => key !== "key" && one !== undefined).map(([key, one]) => {
      // An identifier that is protected is not given back.
      if (key === "value" && one === "") return t("result.protected");
      return ["number", "target", "baseline", "quantity"].includes(key) && /^\d+$/.test(String(one)) ? t.number(String(one)) : valueOf(t, inCountries(t, key, one));
    });
    return parts.length === 0 ? t("yes") : parts.map((one, at) => <span key={at}>{at > 0 && " "}{one}</span>);
  }
  return String(value);
}

function isAmount(value: object): value is Amount {
  return "units" in value;
}
