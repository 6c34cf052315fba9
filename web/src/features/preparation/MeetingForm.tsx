import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { useOwnerNames } from "@/features/cases/cases";
import { meetingKind } from "@/gen/enums";
import { planMeeting, reviseMeeting } from "@/gen/methods";
import { meetingSpecRules } from "@/gen/rules";
import type { Meeting, MeetingKind } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useBegun } from "@/parts/useBegun";
import { CountryChoice } from "./CountryChoice";
import { useTaking } from "./items";
import { meetingQuery, newMeeting, sentMeeting, touchedMeetings, type TypedMeeting, typedMeeting } from "./meetings";
import { PreparationPage } from "./Parts";

const FROM = "/operations/$operation/preparation/meetings/new";
export const MEETING_PATHS = ["title", "kind", "meet_time", "place", "countries", "agenda"].map((field) => `spec.${field}`);

/** Plans a meeting, or says anew what the one is that the address names. */
export function MeetingForm() {
  const { operation: operationId } = useParams({ from: FROM });
  const { revise } = useSearch({ from: FROM });
  const query = useQuery({ ...meetingQuery(operationId, revise ?? ""), enabled: revise !== undefined });
  if (!revise) return <Writing operationId={operationId} name={`meetingOf.${operationId}`} initial={newMeeting} />;
  return <Loaded query={query}>{(one) => <Writing key={revise} operationId={operationId} name={`meeting.${revise}`} initial={{ ...typedMeeting(one), begun: one }} before={one} />}</Loaded>;
}

interface Given {
  operationId: string;
  name: string;
  initial: TypedMeeting;
  before?: Meeting;
}

function Writing({ operationId, name, initial, before }: Given) {
  const t = useWords();
  const navigate = useNavigate();
  const draft = useDraft<TypedMeeting>(name, initial);
  const { value } = draft;
  const how = {
    touches: touchedMeetings(operationId),
    done: [before ? "meeting.revise.done" : "meeting.plan.done", { title: value.title }] as const,
    settle: draft.drop,
    then: ({ meeting }: { meeting?: Meeting }) =>
      meeting && void navigate({ to: "/operations/$operation/preparation/meetings/$meeting", params: { operation: operationId, meeting: meeting.meetingId }, search: {} }),
  };
  const plan = useAct(planMeeting, how);
  const revise = useAct(reviseMeeting, how);
  const act = before ? revise : plan;
  const { begun, note, cannot } = useBegun(draft, before, [revise], { fieldsOf: typedMeeting });
  const send = () =>
    !cannot && void (begun ? revise.run({ operationId, meetingId: begun.meetingId, version: begun.version, spec: sentMeeting(value) }) : plan.run({ operationId, spec: sentMeeting(value) }));
  const title = t(before ? "meeting.revise.title" : "meeting.plan");
  return (
    <PreparationPage title={title}>
      <Panel title={before?.spec?.title ?? t("meeting.about")} inset>
        <Form refusal={act.refusal} send={send} label={title} round={draft.round}>
          <MeetingFields operationId={operationId} value={value} set={draft.set} held={before?.state === "MEETING_STATE_HELD"} />
          <RefusalPanel title={t(before ? "meeting.revise.refused" : "meeting.plan.refused")} refusal={act.refusal} again={act.again} told={MEETING_PATHS} stateOf="MEETING" />
          {note}
          <FormButtons busy={act.busy} cannot={cannot} draft={draft}>
            {title}
          </FormButtons>
        </Form>
      </Panel>
    </PreparationPage>
  );
}

interface FieldsGiven {
  operationId: string;
  value: TypedMeeting;
  set: (change: Partial<TypedMeeting>) => void;
  /** As it was, and no more as it is planned. */
  held: boolean;
}

export function MeetingFields({ operationId, value, set, held }: FieldsGiven) {
  const t = useWords();
  const nameOf = useOwnerNames(operationId);
  const taking = useTaking(operationId);
  // A country that takes part no more stays named.
  const named = value.countries.filter((code) => !taking.some(({ country }) => country === code)).map((country) => ({ country, displayName: nameOf(country) }));
  const remark = value.place.trim() === "" && !value.byVideo ? t("rule.meeting.place") : undefined;
  return (
    <>
      <TextField label={t("fieldname.title")} path="spec.title" rule={meetingSpecRules.title} value={value.title} change={(title) => set({ title })} />
      <div className="pair">
        <SelectField label={t("fieldname.kind")} path="spec.kind" value={value.kind} change={(kind) => set({ kind: kind as MeetingKind })} options={meetingKind.map((one) => [one, t(`meeting.kind.${one}`)] as const)} />
        <TimeField label={t(held ? "meeting.began" : "meeting.begins")} help={t("item.due.help")} path="spec.meet_time" rule={meetingSpecRules.meet_time} value={value.meetTime} change={(meetTime) => set({ meetTime })} />
      </div>
      <TextField label={t("fieldname.place")} help={t("meeting.place.help")} path="spec.place" rule={meetingSpecRules.place} remark={remark} value={value.place} change={(place) => set({ place })} />
      <label className="choice">
        <input type="checkbox" checked={value.byVideo} onChange={(event) => set({ byVideo: event.target.checked })} />
        {t("meeting.byVideo")}
      </label>
      <CountryChoice
        label={t(held ? "meeting.present" : "meeting.invited")}
        help={t(held ? "meeting.present.help" : "meeting.invited.help")}
        path="spec.countries"
        among={[...named, ...taking]}
        value={value.countries}
        change={(countries) => set({ countries })}
      />
      <TextField prose label={t("fieldname.agenda")} path="spec.agenda" rule={meetingSpecRules.agenda} value={value.agenda} change={(agenda) => set({ agenda })} />
    </>
  );
}
