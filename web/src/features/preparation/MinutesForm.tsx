import "@/features/plan/plan.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { planOf, useOperation } from "@/features/operations/operations";
import { newKey } from "@/features/plan/rowNames";
import { RowList } from "@/features/plan/sections/RowList";
import { addDecisions, correctMinutes, holdMeeting } from "@/gen/methods";
import { correctMinutesRequestRules, holdMeetingRequestRules, newDecisionRules } from "@/gen/rules";
import type { Meeting } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { placeOf } from "@/parts/place";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useBegun } from "@/parts/useBegun";
import { ItemFields } from "./ItemForm";
import { newItem, phaseAt } from "./items";
import { MEETING_PATHS, MeetingFields } from "./MeetingForm";
import { meetingQuery, MOST_DECISIONS, mayReplace, refText, sentMeeting, sentMinutes, touchedMeetings, type TypedMinutes, typedMeeting, useStanding } from "./meetings";
import { PreparationPage } from "./Parts";

const FROM = "/operations/$operation/preparation/meetings/$meeting/minutes";
/** So many are written at once. */
const AT_ONCE = holdMeetingRequestRules.decisions.maxItems;

/** What is written after a meeting: that it was held and how, what it decided, and what follows; once closed, a correction. */
export function MinutesForm() {
  const { operation: operationId, meeting: meetingId } = useParams({ from: FROM });
  const query = useQuery(meetingQuery(operationId, meetingId));
  return <Loaded query={query}>{(one) => <Writing key={meetingId} before={one} />}</Loaded>;
}

function Writing({ before }: { before: Meeting }) {
  const t = useWords();
  const navigate = useNavigate();
  const { operationId, meetingId, state } = before;
  const now = Date.now();
  const phase = phaseAt(planOf(useOperation(operationId).data), now);
  const empty = { decisions: [], followUps: [], reason: "" };
  const draft = useDraft<TypedMinutes>(`minutes.${meetingId}`, { ...typedMeeting(before), ...empty, begun: before });
  const { value, set } = draft;
  const stands = useStanding(operationId);
  const planned = state === "MEETING_STATE_PLANNED";
  const closed = state === "MEETING_STATE_MINUTES_CLOSED";
  const told = planned ? "hold" : closed ? "correct" : "add";
  const back = () => void navigate({ to: "/operations/$operation/preparation/meetings/$meeting", params: { operation: operationId, meeting: meetingId }, search: {} });
  const how = {
    touches: touchedMeetings(operationId),
    done: [`meeting.${told}.done`, { decisions: value.decisions.length, items: value.followUps.length }] as const,
    settle: draft.drop,
    then: back,
  };
  const hold = useAct(holdMeeting, how);
  const add = useAct(addDecisions, how);
  const correct = useAct(correctMinutes, how);
  const act = planned ? hold : closed ? correct : add;
  const { begun, note, cannot } = useBegun(draft, before, [hold, add, correct], { fieldsOf: typedMeeting, of: (one) => ({ ...one.spec, state: one.state, decisions: one.decisions }) });
  const nothing = state === "MEETING_STATE_HELD" && value.decisions.length + value.followUps.length === 0 ? t("rule.decisions.some") : undefined;
  const send = () => {
    if (cannot ?? nothing) return;
    const request = { operationId, meetingId, version: begun?.version, ...sentMinutes(value) };
    if (planned) void hold.run({ ...request, spec: sentMeeting(value) });
    else if (closed) void correct.run({ ...request, spec: sentMeeting(value), reason: value.reason });
    else void add.run(request);
  };
  if (state === "MEETING_STATE_CANCELLED") {
    return (
      <PreparationPage title={t("meeting.minutes")}>
        <section className="panel">
          <Empty title={t("meeting.cancelled")}>
            <p dir="auto">{before.cancelReason}</p>
          </Empty>
        </section>
      </PreparationPage>
    );
  }
  const most = Math.min(AT_ONCE, MOST_DECISIONS - before.decisionCount);
  const standing = stands.map(({ meeting, decision }) => [
    refText({ meetingId: meeting.meetingId, number: decision.number }),
    t("meeting.standing", { title: meeting.spec?.title ?? "", number: decision.number, text: short(decision.text) }),
  ] as const);
  const rowPaths = [
    ...value.decisions.flatMap((_, at) => ["text", "rationale", "supersedes"].map((field) => `decisions[${at}].${field}`)),
    ...value.followUps.flatMap((_, at) => ["title", "text", "phase", "owner", "owner.post", "owner.country", "due_time"].map((field) => `follow_ups[${at}].${field}`)),
  ];
  const title = t(`meeting.${told}`);
  return (
    <PreparationPage title={title}>
      <Form refusal={act.refusal} send={send} label={title} round={draft.round}>
        {state !== "MEETING_STATE_HELD" && (
          <Panel title={t("meeting.asItWas")} note={before.spec?.title} inset>
            <div className="stack">
              <MeetingFields operationId={operationId} value={value} set={set} held />
            </div>
          </Panel>
        )}
        <Panel title={t("fieldname.decisions")} note={t("meeting.decisions.help", { next: before.decisionCount + 1 })} inset>
          <div className="stack">
            <RowList
              rows={value.decisions}
              change={(decisions) => set({ decisions })}
              nameOf={(_, at) => t("meeting.decision", { number: before.decisionCount + at + 1 })}
              adds={[{ label: t("meeting.decision.add"), row: () => ({ key: newKey("decision"), text: "", rationale: "", supersedes: "" }) }]}
              ordered
              most={most}
            >
              {(row, at, change) => (
                <>
                  <TextField prose label={t("meeting.decision.text")} path={`decisions[${at}].text`} rule={newDecisionRules.text} value={row.text} change={(text) => change({ text })} />
                  <TextField prose label={t("fieldname.rationale")} path={`decisions[${at}].rationale`} rule={newDecisionRules.rationale} value={row.rationale} change={(rationale) => change({ rationale })} />
                  {(standing.length > 0 || row.supersedes !== "") && (
                    <SelectField
                      label={t("fieldname.supersedes")}
                      path={`decisions[${at}].supersedes`}
                      value={row.supersedes}
                      change={(supersedes) => change({ supersedes })}
                      options={[["", t("meeting.supersedes.none")], ...mayReplace(standing, row.supersedes, value.decisions, (number) => t("meeting.supersedes.gone", { number }))]}
                    />
                  )}
                </>
              )}
            </RowList>
          </div>
        </Panel>
        <Panel title={t("fieldname.followUps")} note={t("meeting.followUps.help")} inset>
          <div className="stack">
            <RowList
              rows={value.followUps}
              change={(followUps) => set({ followUps })}
              nameOf={(row, at) => row.title || t("meeting.followUp", { number: at + 1 })}
              adds={[{ label: t("meeting.followUp.add"), row: () => ({ key: newKey("item"), ...newItem(phase) }) }]}
              most={AT_ONCE}
            >
              {(row, at, change) => <ItemFields operationId={operationId} path={`follow_ups[${at}]`} value={row} set={change} />}
            </RowList>
          </div>
        </Panel>
        {closed && (
          <Panel title={t("meeting.why")} inset>
            <TextField prose label={t("reason")} help={t("meeting.correct.help")} path="reason" rule={correctMinutesRequestRules.reason} value={value.reason} change={(reason) => set({ reason })} />
          </Panel>
        )}
        <RefusalPanel title={t(`meeting.${told}.refused`)} refusal={act.refusal} again={act.again} told={[...MEETING_PATHS, ...rowPaths, "reason"]} named={(field) => placeOf(t, field)} stateOf="MEETING" />
        {note}
        <FormButtons busy={act.busy} cannot={cannot ?? nothing} close={back} draft={draft}>
          {title}
        </FormButtons>
      </Form>
    </PreparationPage>
  );
}

const LONG = 60;

function short(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}
