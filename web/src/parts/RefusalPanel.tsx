import { type ReactNode, useContext, useEffect, useId, useRef } from "react";
import { isOvertaken, mayBeRepeated, type Refusal, type Violation } from "@/call/refusal";
import type { Broken, Rule } from "@/call/rules";
import { ways } from "@/call/ways";
import { camel } from "@/language/letters";
import { useWords, type Words } from "@/language/useWords";
import { signIn } from "@/shell/session";
import { Since } from "./Changed";
import { Difference } from "./Difference";
import { Glyph } from "./Glyph";
import { levelName } from "./Handling";
import { placeOf } from "./place";
import { StandingRefusals } from "./standing";
import { isolate, When } from "./Time";

/** Records whose states have names that other records' have too. */
export type StateOf = "CASE" | "PLANNING_ITEM" | "MEETING" | "CONTRIBUTION" | "PACKAGE" | "PACKAGE_COPY" | "WIDER_USE" | "NETWORK" | "NETWORK_ELEMENT" | "ADMISSION" | "ORDER" | "ORDER_COPY" | "VIOLATION";

interface Given {
  /** What was not done: "The task was not accepted". */
  title: string;
  refusal: Refusal | undefined;
  again?: (() => void) | undefined;
  /** The record as it was seen, and as it is. */
  seen?: unknown;
  now?: unknown;
  /** Fields that say it themselves. */
  told?: readonly string[];
  /** What leads on from it. */
  does?: ReactNode;
  /** What a place is called, where it is one among many that were sent. */
  named?: (field: string) => string;
  /** What the state that it names is one of, where several kinds of record have a state of that name. */
  stateOf?: StateOf | undefined;
  /** What is possible instead, where that is another thing here than elsewhere. */
  way?: string | undefined;
}

const NAMED = 5;

/** What was refused, why, and what is possible instead; the only form in which a refusal is told. */
export function RefusalPanel({ title, refusal, again, seen, now, told = [], does, named, stateOf, way }: Given) {
  const t = useWords();
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const tell = useContext(StandingRefusals);
  useEffect(() => void panel.current?.scrollIntoView({ block: "nearest" }), [refusal]);
  useEffect(() => {
    if (!refusal) return undefined;
    tell(id, { title, refusal });
    return () => tell(id, undefined);
  }, [id, refusal, tell, title]);
  if (!refusal) return null;
  const places = refusal.violations.filter((place) => !told.includes(place.field));
  const state = refusal.metadata["state"];
  return (
    <div className="refusal" role="alert" ref={panel}>
      <h3>
        <Glyph shape="no" />
        {title}
      </h3>
      <dl>
        <dt>{t("refusal.why")}</dt>
        <dd>
          {t(`reason.${refusal.reason}`)} {state && stateWord(t, state, stateOf)}
          {places.length > 0 && (
            <ul>
              {places.slice(0, NAMED).map((place) => (
                <li key={place.field + place.reason}>
                  {place.field && <bdi>{named?.(place.field) ?? placeOf(t, place.field)}:</bdi>} {violationText(t, place)}
                </li>
              ))}
              {places.length > NAMED && <li>{t("refusal.more", { number: places.length - NAMED })}</li>}
            </ul>
          )}
        </dd>
        <Cited by={refusal} />
        <dt>{t("refusal.do")}</dt>
        <dd>{way ?? t(refusal.metadata["authority"] ? "way.approval" : ways[refusal.reason])}</dd>
      </dl>
      {isOvertaken(refusal) && seen !== undefined && now !== undefined && (
        <div className="changes">
          <Since before={seen} after={now} />
          <Difference before={seen} after={now} />
        </div>
      )}
      <p className="buttons">
        {does}
        {ways[refusal.reason] === "way.sign-in" && (
          <button type="button" className="button small" onClick={() => signIn(refusal.metadata["acr_values"])}>
            {t("signin")}
          </button>
        )}
        {again && mayBeRepeated(refusal) && (
          <button type="button" className="button small" onClick={again}>
            {t("refusal.again")}
          </button>
        )}
        {refusal.traceId && <Trace id={refusal.traceId} />}
      </p>
    </div>
  );
}

/** Which caveat it rests on, and what is possible under it. */
function Cited({ by: { metadata } }: { by: Refusal }) {
  const t = useWords();
  const kind = camel(metadata["rule"] ?? "");
  const rule = `caveat.rule.${kind}`;
  const ofData = `restriction.rule.${kind}`;
  const [caveat, note, lead, unit, authority, caveats, next, breaches] = ["caveat", "note", "lead", "unit", "authority", "caveats", "next_time", "breaches"].map((one) => metadata[one]);
  return (
    <>
      {caveat && (
        <>
          <dt>{t("refusal.caveat", { country: t.country(metadata["country"] ?? "") })}</dt>
          <dd>
            {t.has(rule) && t(rule)} <bdi className="code">{caveat}</bdi>
            {note && (
              <p className="written" dir="auto">
                {note}
              </p>
            )}
          </dd>
        </>
      )}
      {metadata["restriction"] && (
        <>
          <dt>{t("refusal.restriction", { country: t.country(metadata["country"] ?? "") })}</dt>
          <dd>
            {t.has(ofData) && t(ofData)} <bdi className="code">{metadata["restriction"]}</bdi>
            {metadata["least"] && <p>{t("refusal.restriction.least", { level: levelName(`HANDLING_LEVEL_${metadata["least"]}`) })}</p>}
            {note && (
              <p className="written" dir="auto">
                {note}
              </p>
            )}
          </dd>
        </>
      )}
      {caveats && (
        <>
          <dt>{t("refusal.caveats")}</dt>
          <dd>
            <bdi className="code">{caveats.split(",").join(", ")}</bdi>
          </dd>
        </>
      )}
      {breaches && (
        <>
          <dt>{t("refusal.breaches")}</dt>
          <dd>{t.list(breaches.split(",").map((one) => (t.has(`breach.USE_BREACH_${one}`) ? t(`breach.USE_BREACH_${one as "RECALLED"}`) : one)))}</dd>
        </>
      )}
      {lead && (
        <>
          <dt>{t("refusal.lead")}</dt>
          <dd>{t.list(lead.split(",").map((one) => (one === "secretariat" ? t("secretariat") : t.country(one))))}</dd>
        </>
      )}
      {unit && (
        <>
          <dt>{t("refusal.unit")}</dt>
          <dd dir="auto">{unit}</dd>
        </>
      )}
      {authority && (
        <>
          <dt>{t("refusal.authority")}</dt>
          <dd dir="auto">{authority}</dd>
        </>
      )}
      {next && (
        <>
          <dt>{t("refusal.next")}</dt>
          <dd>
            <When time={next} />
          </dd>
        </>
      )}
    </>
  );
}

/** What the operator finds the call by; the whole of it beside the part that is read out. */
export function Trace({ id }: { id: string }) {
  const t = useWords();
  return (
    <span className="trace" title={id}>
      {t("refusal.trace", { trace: isolate(id.slice(0, 8)) })}
    </span>
  );
}

function stateWord(t: Words, state: string, of = ""): string {
  const id = [of, "TASK", "OPERATION", "PLAN", "RESULT", "PARTICIPATION", "HOTSPOT", "CASE", "PLANNING_ITEM", "MEETING", "CONTRIBUTION", "PACKAGE", "PACKAGE_COPY", "WIDER_USE", "NETWORK", "NETWORK_ELEMENT", "ADMISSION", "ORDER", "ORDER_COPY"].map((kind) => `state.${kind}_STATE_${state}`).find((one) => t.has(one));
  return id && t.has(id) ? `(${t(id)})` : "";
}

/** What is wrong with one place, in the reader's language where the rule is known. */
export function violationText(t: Words, violation: Violation, rule?: Rule): string {
  const id = `rule.${violation.reason}`;
  if (t.has(id)) {
    // Of a place that has no field here, the limit stands in the sentence of the service alone.
    const limit = /\d+/.exec(violation.description)?.[0] ?? "";
    const number = violation.reason === "string.max_len" ? rule?.maxLen : rule?.minLen;
    return t(id, { number: number ?? (limit ? Number(limit) : 1), min: rule?.min ?? limit, max: rule?.max ?? limit, scale: 18, sentence: "" });
  }
  const point = `point.COMPLETENESS_POINT_${violation.reason}`;
  if (t.has(point)) return t("rule.point", { point: t(point) });
  const reason = `reason.${violation.reason}`;
  return t.has(reason) && violation.reason !== "INVALID" ? t(reason) : t("rule.other", { sentence: violation.description });
}

export function brokenText(t: Words, found: Broken): string {
  const id = `rule.${found.rule}`;
  return t.has(id) ? t(id, found.values) : found.rule;
}
