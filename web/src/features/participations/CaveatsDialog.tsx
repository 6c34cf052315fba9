import { Fragment, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Given as Asked } from "@/call/method";
import type { Violation } from "@/call/refusal";
import type { Act } from "@/call/useAct";
import { actionKind, assuranceKind } from "@/gen/enums";
import { allowedHoursRules, caveatRules as textRules, changeCaveatsRequestRules, localDaysRules, priorApprovalRules } from "@/gen/rules";
import type { ActionKind, AssuranceKind, Caveat } from "@/gen/types";
import { snake } from "@/language/letters";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { ChoicesField, ClockField, DayField, Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import type { TypedRows } from "@/parts/rowsOn";
import { type CaveatRule, caveatOf, caveatRules, caveatsOn, caveatText, isWhole, kindWord, newCaveat, ruleName, type TypedCaveat } from "./caveats";

const MOST = changeCaveatsRequestRules.caveats.maxItems;

interface Given {
  title: string;
  /** What it does, before it is done. */
  effect?: string | undefined;
  act: string;
  refusedTitle: string;
  /** Under which name what is typed is kept. */
  draft: string;
  /** What there is now; what is typed stays, and the rest follows it. */
  now: readonly TypedCaveat[];
  /** Whether a reason is asked for, and none at all may be sent: a change of what there is. */
  changes?: boolean;
  /** Why none may be added; those that there are may be given up. */
  cannotAdd?: string | undefined;
  first?: ReactNode;
  /** What else is sent with them: what is typed of it, whether anything is, and how that is forgotten. */
  beside?: { fields: ReactNode; any: boolean; drop: () => void } | undefined;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  close: () => void;
  send: (caveats: Asked<Caveat>[], reason: string) => Promise<unknown>;
}

/** What limits a country, row by row, with what each means beneath. */
export function CaveatsDialog({ title, effect, act, refusedTitle, draft: name, now, changes = false, cannotAdd, first, beside, state, close, send }: Given) {
  const t = useWords();
  const draft = useDraft<TypedRows<TypedCaveat> & { reason: string }>(name, { rows: now, begun: now, reason: "" });
  const { reason } = draft.value;
  const rows = caveatsOn(now, draft.value);
  const [gone, setGone] = useState<{ row: TypedCaveat; at: number; round: number }>();
  const [rule, setRule] = useState<CaveatRule>("excludedKinds");
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
  const put = (change: (rows: readonly TypedCaveat[]) => readonly TypedCaveat[]) => draft.set((before) => ({ ...before, rows: change(caveatsOn(now, before)), begun: now }));
  const change = (key: string, typed: Partial<TypedCaveat>) => put((before) => before.map((one) => (one.key === key ? { ...one, ...typed } : one)));
  /** The rows as they were sent: a refusal speaks of those, wherever they stand by now. */
  const [sent, setSent] = useState<readonly string[]>([]);
  const placeOf = (key: string, at: number) => `caveats[${state.refusal ? sent.indexOf(key) : at}]`;
  const list = useRef<HTMLDivElement>(null);
  /** Where the focus goes once the rows stand. */
  const goes = useRef<string>(undefined);
  useEffect(() => {
    if (goes.current) list.current?.querySelector<HTMLElement>(goes.current)?.focus();
    goes.current = undefined;
  });
  const add = () => {
    const row = newCaveat(rule, rows, zone);
    goes.current = `[data-key="${row.key}"] :is(input, select, textarea)`;
    put((before) => [...before, row]);
  };
  const remove = (row: TypedCaveat, at: number) => {
    goes.current = ".note button";
    setGone({ row, at, round: draft.round });
    put((before) => before.filter((one) => one.key !== row.key));
  };
  const bringBack = ({ row, at }: { row: TypedCaveat; at: number }) => {
    goes.current = `[data-key="${row.key}"] > .button`;
    setGone(undefined);
    put((before) => [...before.slice(0, at), row, ...before.slice(at)]);
  };
  const zone = rows.find((one) => one.zone)?.zone ?? "";
  const cannot = first ? t("changed.first") : rows.length === 0 && !changes && !beside?.any ? t("caveats.none.yet") : undefined;
  const undo = gone?.round === draft.round && !rows.some((one) => one.key === gone.row.key) && rows.length < MOST && (
    <p className="note" role="status">
      {t("caveat.removed", { caveat: t(ruleName(gone.row.rule)) })}{" "}
      <button type="button" className="button small" onClick={() => bringBack(gone)}>
        {t("notice.undo")}
      </button>
    </p>
  );
  return (
    <Dialog title={title} close={close}>
      <Form
        refusal={state.refusal}
        send={() => {
          if (cannot) return;
          setSent(rows.map((one) => one.key));
          void send(rows.map(caveatOf), reason).then((answer) => {
            if (answer === undefined) return;
            draft.drop();
            beside?.drop();
          });
        }}
        round={draft.round}
      >
        {effect && <p>{effect}</p>}
        <div className="caveat-rows" ref={list}>
          {rows.map((row, at) => (
            <Fragment key={row.key}>
              {gone?.at === at && undo}
              <fieldset className="caveat-row" data-key={row.key}>
                <legend>
                  {t(ruleName(row.rule))} <bdi className="code quiet">{row.key}</bdi>
                </legend>
                <RuleFields row={row} path={placeOf(row.key, at)} change={(typed) => change(row.key, typed)} />
                {row.rule !== "other" && <TextField prose label={t("caveat.note")} path={`${placeOf(row.key, at)}.note`} rule={textRules.note} value={row.note} change={(note) => change(row.key, { note })} />}
                <button type="button" className="button plain small" onClick={() => remove(row, at)}>
                  {t("caveat.remove", { caveat: t(ruleName(row.rule)) })}
                </button>
              </fieldset>
            </Fragment>
          ))}
          {gone && gone.at >= rows.length && undo}
        </div>
        <datalist id="caveat-zones">
          {zones.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        {cannotAdd && <p>{cannotAdd}</p>}
        {!cannotAdd && rows.length < MOST && (
          <div className="caveat-add">
            <SelectField label={t("caveat.add.which")} path="rule" value={rule} change={(one) => setRule(one as CaveatRule)} options={caveatRules.map((one) => [one, t(ruleName(one))] as const)} />
            <button type="button" className="button line" onClick={add}>
              {t("caveat.add")}
            </button>
          </div>
        )}
        <section className="note" aria-label={t("caveats.preview")}>
          <h3>{t("caveats.preview")}</h3>
          {rows.some(isWhole) ? (
            <ul className="listed">
              {rows.filter(isWhole).map((one) => (
                <li key={one.key}>{caveatText(t, caveatOf(one) as Caveat)}</li>
              ))}
            </ul>
          ) : (
            <p>{t(rows.length ? "caveats.preview.unfinished" : "caveats.preview.none")}</p>
          )}
          <p className="small quiet">{t("caveats.facts")}</p>
        </section>
        {beside?.fields}
        {changes && <TextField prose label={t("reason")} path="reason" rule={changeCaveatsRequestRules.reason} value={reason} change={(typed) => draft.set({ reason: typed })} />}
        {first}
        <RefusalPanel title={refusedTitle} refusal={state.refusal} again={state.again} told={["reason", ...toldBy(sent.map((key) => rows.find((one) => one.key === key)), state.refusal?.violations ?? [])]} />
        <FormButtons busy={state.busy} cannot={cannot} close={close} draft={draft}>
          {act}
        </FormButtons>
      </Form>
    </Dialog>
  );
}

/** The places of a refusal that a row itself tells. */
function toldBy(rows: readonly (TypedCaveat | undefined)[], violations: readonly Violation[]): string[] {
  return violations.map(({ field }) => field).filter((field) => {
    const [, at, of] = /^caveats\[(\d+)\]\.(\w+)/.exec(field) ?? [];
    const rule = rows[Number(at)]?.rule ?? "other";
    return rule !== "other" && (of === "note" || (/\.\w+\./.test(field) && of === snake(rule)));
  });
}

interface FieldsGiven {
  row: TypedCaveat;
  path: string;
  change: (typed: Partial<TypedCaveat>) => void;
}

function RuleFields({ row, path, change }: FieldsGiven) {
  const t = useWords();
  switch (row.rule) {
    case "excludedKinds":
      return <KindsField label={t("caveat.kinds.excluded")} required path={`${path}.excluded_kinds.kinds`} value={row.kinds} change={(kinds) => change({ kinds })} />;
    case "hours":
      return (
        <div className="pair">
          <ClockField label={t("caveat.from")} path={`${path}.hours.from`} rule={allowedHoursRules.from} value={row.from} change={(from) => change({ from })} />
          <TextField code placeholder="20:00" label={t("caveat.to")} help={t("caveat.to.help")} path={`${path}.hours.to`} rule={allowedHoursRules.to} value={row.to} change={(to) => change({ to })} />
          <ZoneField path={`${path}.hours.time_zone`} value={row.zone} change={(zone) => change({ zone })} />
        </div>
      );
    case "excludedDays":
    case "onlyDays": {
      const arm = `${path}.${row.rule === "onlyDays" ? "only_days" : "excluded_days"}`;
      return (
        <div className="pair">
          <DayField label={t("caveat.first")} path={`${arm}.first_day`} rule={localDaysRules.first_day} value={row.first} change={(day) => change({ first: day, last: row.last || day })} />
          <DayField label={t("caveat.last")} path={`${arm}.last_day`} rule={localDaysRules.last_day} value={row.last} change={(last) => change({ last })} />
          <ZoneField path={`${arm}.time_zone`} value={row.zone} change={(zone) => change({ zone })} />
        </div>
      );
    }
    case "priorApproval":
      return (
        <>
          <TextField label={t("caveat.authority")} help={t("caveat.authority.help")} path={`${path}.prior_approval.authority`} rule={priorApprovalRules.authority} value={row.authority} change={(authority) => change({ authority })} />
          <KindsField label={t("caveat.kinds.approved")} help={t("caveat.kinds.approved.help")} path={`${path}.prior_approval.kinds`} value={row.kinds} change={(kinds) => change({ kinds })} />
        </>
      );
    case "inspectionOnly":
      return <p>{t("caveat.text.inspectionOnly")}</p>;
    case "other":
      return (
        <>
          {row.note && (
            <p className="written" dir="auto">
              {row.note}
            </p>
          )}
          <p className="small quiet">{t("caveat.other.kept")}</p>
        </>
      );
    case "assurance":
      return (
        <SelectField
          label={t("caveat.assured")}
          help={t("caveat.assurance.shown")}
          path={`${path}.assurance.kind`}
          value={row.assured}
          change={(assured) => change({ assured: assured as AssuranceKind })}
          options={assuranceKind.map((one) => [one, t(`caveat.assured.${one}`)] as const)}
        />
      );
  }
}

interface ValueGiven<T> {
  path: string;
  value: T;
  change: (value: T) => void;
}

function ZoneField({ path, value, change }: ValueGiven<string>) {
  const t = useWords();
  return <TextField code label={t("fieldname.timeZone")} path={path} rule={localDaysRules.time_zone} value={value} change={change} placeholder="Africa/Lagos" list="caveat-zones" />;
}

function KindsField({ required = false, ...field }: ValueGiven<ActionKind[]> & { label: string; help?: string; required?: boolean }) {
  const t = useWords();
  return <ChoicesField {...field} rule={{ name: "kinds", required }} options={actionKind.map((kind) => [kind, t(kindWord(kind))] as const)} />;
}
