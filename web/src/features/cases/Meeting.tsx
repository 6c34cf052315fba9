import "./cases.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useAct } from "@/call/useAct";
import { codeNameOf, planOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { meetingsQuery } from "@/features/preparation/meetings";
import { selectColumn } from "@/features/results/Bulk";
import { useMany } from "@/features/results/useMany";
import { decideCases, listMeetings } from "@/gen/methods";
import { decideCasesRequestRules, decidedCaseRules } from "@/gen/rules";
import type { Case, SelectionCriterion } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Field, Form, GroupField, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Glyph } from "@/parts/Glyph";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { Rows } from "@/parts/Rows";
import { type Column, Table } from "@/parts/Table";
import { useAsks } from "@/shell/asks";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { Judged } from "./Judged";
import { caseQuery, casesQuery, decided, placeInMeeting, touched, useOwnerNames, type Verdict } from "./cases";
import { Owner } from "./Owner";

const FROM = "/operations/$operation/cases/meeting";
/** As many as are decided on at once. */
const MOST = decideCasesRequestRules.decisions.maxItems;

interface Typed {
  day: string;
  /** The meeting that decided, where it is written down here. */
  meetingId?: string;
  of: Readonly<Record<string, Verdict>>;
}

/** What a meeting decided: on many cases that are ready, each with reasons and criteria, looked through once and sent together. */
export function Meeting() {
  const t = useWords();
  const { operation: operationId } = useParams({ from: FROM });
  const navigate = useNavigate();
  const operation = useOperation(operationId).data;
  const query = useQuery(casesQuery(operationId, { state: "CASE_STATE_READY" }));
  const nameOf = useOwnerNames(operationId);
  useMarkingOf(operation);
  const criteria: readonly SelectionCriterion[] = planOf(operation)?.selectionCriteria ?? [];
  const rows = query.data ?? [];
  const may = useMay();
  const held = (useQuery({ ...meetingsQuery(operationId), enabled: may(listMeetings) }).data ?? []).filter(({ state }) => state === "MEETING_STATE_HELD" || state === "MEETING_STATE_MINUTES_CLOSED").reverse();
  const many = useMany(rows, (one) => one.caseId, (one) => one.version, `meeting.${operationId}`);
  const chosen = many.selected.slice(0, MOST);
  const lost = useLost(query.data, many.lost);
  const draft = useDraft<Typed>(`meeting.${operationId}`, { day: new Date().toISOString().slice(0, 10), of: {} });
  const { value, set } = draft;
  const verdictOf = (one: Case): Verdict => value.of[one.caseId] ?? { selected: undefined, reasons: "", met: {} };
  const say = (one: Case, change: Partial<Verdict>) => set((before) => ({ ...before, of: { ...before.of, [one.caseId]: { ...verdictOf(one), ...change } } }));
  const whole = chosen.length > 0 && chosen.every((one) => verdictOf(one).selected !== undefined);
  const { asks, ask, close } = useAsks([whole && "preview"]);
  /** What a refusal counts its places by, also when less is chosen by then. */
  const [sent, setSent] = useState<readonly Case[]>([]);
  const placeOfCase = (one: Case, index: number) => {
    const at = sent.findIndex(({ caseId }) => caseId === one.caseId);
    return `decisions[${at < 0 ? sent.length + index : at}]`;
  };
  const act = useAct(decideCases, {
    touches: touched(operationId),
    done: ["meeting.done", { number: chosen.length }],
    settle: () => {
      draft.drop();
      many.chooseAll(false);
    },
    then: () => void close().then(() => navigate({ to: "/operations/$operation/cases", params: { operation: operationId }, search: {} })),
  });
  const said = (of: readonly Case[]) => of.map((one) => decided(one, verdictOf(one), criteria));
  const send = () => {
    if (lost.length > 0 || !whole) return;
    setSent(chosen);
    void act.run({ operationId, meetingDay: value.day, ...(value.meetingId ? { meetingId: value.meetingId } : {}), decisions: said(chosen) });
  };
  const note = lost.length > 0 && !act.busy && (
    <div className="note warn" role="alert">
      <p>
        <Glyph shape="look" /> <b>{t("meeting.lost", { number: lost.length })}</b>
      </p>
      <ul>
        {lost
          .filter(({ title }) => title !== "")
          .map(({ id, title }) => (
            <li key={id} dir="auto">
              {title}
            </li>
          ))}
      </ul>
      <Button
        small
        onClick={() => {
          act.clear();
          many.forgetLost();
          // One of more than are decided on at once may have come in, and nobody has said anything of it.
          if (!whole) void close();
        }}
      >
        {t("changed.read")}
      </Button>
    </div>
  );
  const taken = chosen.filter((one) => verdictOf(one).selected);
  const left = chosen.filter((one) => !verdictOf(one).selected);
  const columns: Column<Case>[] = [
    selectColumn(many, t("meeting.chooseAll"), (one) => t("meeting.choose", { title: one.spec?.title ?? "" }), () => false),
    { key: "title", head: t("fieldname.title"), cell: (one) => <Title of={one} /> },
    { key: "reference", head: t("fieldname.reference"), cell: (one) => <bdi className="code">{one.spec?.reference}</bdi>, dispensable: 1 },
    { key: "owner", head: t("case.owner"), cell: (one) => <Owner of={one} nameOf={nameOf} />, dispensable: 1 },
  ];
  return (
    <Page title={t("meeting.title")} within={{ operation: operationId, name: codeNameOf(operation) }} beside={<span className="quiet">{t("cases.count", { number: rows.length })}</span>}>
      <Panel title={t("meeting.which")} note={t("meeting.which.note")}>
        <Loaded query={query} rows={4}>
          {() =>
            rows.length ? (
              <Table caption={t("meeting.which")} columns={columns} rows={rows} id={(one) => one.caseId} />
            ) : (
              <Empty title={t("meeting.none")}>
                <p>{t("meeting.none.text")}</p>
              </Empty>
            )
          }
        </Loaded>
      </Panel>
      {!asks && note}
      {many.selected.length > MOST && <p className="note">{t("meeting.most", { most: MOST, number: many.selected.length })}</p>}
      {chosen.length > 0 && (
        <Panel title={t("meeting.decisions")} note={criteria.length ? undefined : t("meeting.noCriteria")} inset>
          <Form refusal={act.refusal} send={() => ask("preview")} label={t("meeting.decisions")} round={draft.round}>
            {held.length > 0 && (
              <SelectField
                label={t("fieldname.meetingId")}
                help={t("case.meeting.help")}
                path="meeting_id"
                value={value.meetingId ?? ""}
                change={(meetingId) => {
                  const day = held.find((one) => one.meetingId === meetingId)?.spec?.meetTime?.slice(0, 10);
                  set({ meetingId, ...(day ? { day } : {}) });
                }}
                options={[["", t("case.meeting.none")], ...held.map(({ meetingId, spec }) => [meetingId, `${spec?.title} (${toldDay(t.locale, spec?.meetTime ?? "")})`] as const)]}
              />
            )}
            <Field label={t("fieldname.meetingDay")} path="meeting_day" rule={decideCasesRequestRules.meeting_day} value={value.day}>
              {(wiring) => <input {...wiring} type="date" value={value.day} onChange={(event) => set({ day: event.target.value })} />}
            </Field>
            {chosen.map((one, index) => (
              <Judge key={one.caseId} one={one} path={placeOfCase(one, index)} verdict={verdictOf(one)} criteria={criteria} say={(change) => say(one, change)} />
            ))}
            <FormButtons draft={draft}>{t("meeting.preview")}</FormButtons>
          </Form>
        </Panel>
      )}
      {asks === "preview" && (
        <Dialog title={t("meeting.preview")} close={() => void close()} wide>
          <Form refusal={act.refusal} send={send}>
            <p>{t("meeting.effect", { taken: taken.length, left: left.length })}</p>
            <Told title={t("state.CASE_STATE_SELECTED")} cases={taken} verdictOf={verdictOf} criteria={criteria} />
            <Told title={t("state.CASE_STATE_NOT_SELECTED")} cases={left} verdictOf={verdictOf} criteria={criteria} />
            <RefusalPanel title={t("meeting.refused")} refusal={act.refusal} again={act.again} named={(field) => placeInMeeting(t, field, sent, criteria, said(sent))} stateOf="CASE" />
            {note}
            <FormButtons busy={act.busy} cannot={lost.length > 0 ? t("changed.first") : undefined} close={() => void close()}>
              {t("meeting.send")}
            </FormButtons>
          </Form>
        </Dialog>
      )}
    </Page>
  );
}

/** Those that are chosen no more, by the title under which they were seen here last. */
function useLost(rows: readonly Case[] | undefined, lost: readonly string[]) {
  const titles = useRef(new Map<string, string>());
  rows?.forEach((one) => titles.current.set(one.caseId, one.spec?.title ?? ""));
  return rows ? lost.map((id) => ({ id, title: titles.current.get(id) ?? "" })) : [];
}

function Title({ of: one }: { of: Case }) {
  return (
    <Link to="/operations/$operation/cases" params={{ operation: one.operationId }} search={{ case: one.caseId }}>
      <bdi>{one.spec?.title}</bdi>
    </Link>
  );
}

interface ToldGiven {
  title: string;
  cases: readonly Case[];
  verdictOf: (one: Case) => Verdict;
  criteria: readonly SelectionCriterion[];
}

function Told({ title, cases, verdictOf, criteria }: ToldGiven) {
  if (cases.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="lined">
        {cases.map((one) => (
          <li key={one.caseId}>
            <b dir="auto">{one.spec?.title}</b>
            <Judged criteria={criteria.flatMap((row) => (verdictOf(one).met[row.key] ? [{ ...row, met: verdictOf(one).met[row.key] === "yes" }] : []))} />
            <div dir="auto">{verdictOf(one).reasons}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface JudgeGiven {
  one: Case;
  path: string;
  verdict: Verdict;
  criteria: readonly SelectionCriterion[];
  say: (change: Partial<Verdict>) => void;
}

function Judge({ one, path, verdict, criteria, say }: JudgeGiven) {
  const t = useWords();
  const judged = criteria.some(({ key }) => verdict.met[key]);
  return (
    <fieldset className="verdict">
      <legend>
        <Title of={one} /> <bdi className="code">{one.spec?.reference}</bdi>
      </legend>
      <What of={one} />
      <GroupField label={t("meeting.verdict")} path={`${path}.selected`} rule={{ name: "selected", required: true }} value={verdict.selected === undefined ? "" : String(verdict.selected)} look="segments">
        {[true, false].map((selected) => (
          <button key={String(selected)} type="button" aria-pressed={verdict.selected === selected} onClick={() => say({ selected })}>
            {t(selected ? "state.CASE_STATE_SELECTED" : "state.CASE_STATE_NOT_SELECTED")}
          </button>
        ))}
      </GroupField>
      {criteria.length > 0 && (
        <GroupField label={t("meeting.criteria")} path={`${path}.criteria`} rule={{ name: "criteria", required: true }} value={judged ? "yes" : ""} look="judged">
          {criteria.map(({ key, criterion }) => (
            <label key={key} className="criterion">
              <span dir="auto">{criterion}</span>
              <select value={verdict.met[key] ?? ""} onChange={(event) => say({ met: { ...verdict.met, [key]: event.target.value as "yes" | "no" | "" } })}>
                <option value="">{t("meeting.notJudged")}</option>
                <option value="yes">{t("case.met")}</option>
                <option value="no">{t("case.unmet")}</option>
              </select>
            </label>
          ))}
        </GroupField>
      )}
      <TextField prose label={t("fieldname.reasons")} path={`${path}.reasons`} rule={decidedCaseRules.reasons} value={verdict.reasons} change={(reasons) => say({ reasons })} />
    </fieldset>
  );
}

/** What it is about, which a list does not say, read once somebody asks for it. */
function What({ of: { operationId, caseId } }: { of: Case }) {
  const t = useWords();
  const [opened, setOpened] = useState(false);
  const query = useQuery({ ...caseQuery(operationId, caseId), enabled: opened });
  return (
    <details onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t("meeting.what")}</summary>
      {opened && (
        <Loaded query={query} rows={2}>
          {({ spec, assessment }) => (
            <Rows
              rows={[
                [t("fieldname.summary"), <bdi key="summary" className="written">{spec?.summary}</bdi>],
                [t("fieldname.assessment"), assessment && <bdi key="assessment" className="written">{assessment}</bdi>],
              ]}
            />
          )}
        </Loaded>
      )}
    </details>
  );
}
