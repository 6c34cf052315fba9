import "@/features/plan/plan.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Rule } from "@/call/rules";
import { useAct } from "@/call/useAct";
import { LeadField } from "@/features/operations/LeadField";
import { operationsQuery, toldName } from "@/features/operations/operations";
import { RowList } from "@/features/plan/sections/RowList";
import { createProgramme, reviseProgramme } from "@/gen/methods";
import { programmeDefinitionRules, programmeLessonRules, programmeSpecRules } from "@/gen/rules";
import type { Programme, ProgrammeDefinition, ProgrammeLesson } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { type Draft, useDraft } from "@/parts/draft";
import { Field, Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useBegun } from "@/parts/useBegun";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { newProgramme, programmeQuery, sentSpec, touched, type Typed } from "./programmes";

/** Creates a programme, or says anew what the one is that the address names. */
export function ProgrammeForm() {
  const { revise } = useSearch({ from: "/programmes/new" });
  const { country } = useSession();
  return revise ? <Revise key={revise} programmeId={revise} /> : <Writing name="programme.new" initial={newProgramme(country)} />;
}

function Revise({ programmeId }: { programmeId: string }) {
  const { country } = useSession();
  const query = useQuery(programmeQuery(programmeId));
  return <Loaded query={query}>{(one) => one.spec && <Writing name={`programme.${programmeId}`} initial={{ ...newProgramme(country), ...one.spec, begun: one }} before={one} />}</Loaded>;
}

function Writing({ name, initial, before }: { name: string; initial: Typed; before?: Programme }) {
  const t = useWords();
  const navigate = useNavigate();
  const { country } = useSession();
  const draft = useDraft<Typed>(name, initial);
  const { value, set } = draft;
  const how = {
    touches: touched,
    done: [before ? "programme.revise.done" : "programme.create.done", { name: value.name }] as const,
    settle: draft.drop,
    then: ({ programme }: { programme?: Programme }) => void navigate({ to: "/programmes/$programme", params: { programme: programme?.programmeId ?? "" } }),
  };
  const create = useAct(createProgramme, how);
  const revise = useAct(reviseProgramme, how);
  const act = before ? revise : create;
  const { begun, note, cannot } = useBegun(draft, before, [revise]);
  const send = () => !cannot && void (begun ? revise.run({ programmeId: begun.programmeId, version: begun.version, spec: sentSpec(value) }) : create.run({ spec: sentSpec(value), lead: value.lead }));
  const title = t(before ? "programme.revise" : "programme.new");
  return (
    <Page title={title}>
      <Form refusal={act.refusal} send={send} label={title} round={draft.round}>
        <Panel title={before?.spec?.name ?? t("programme.what")} inset>
          <div className="stack">
            <TextField label={t("fieldname.name")} path="spec.name" rule={programmeSpecRules.name} value={value.name} change={(one) => set({ name: one })} />
            <TextField prose label={t("fieldname.aim")} help={t("programme.aim.help")} path="spec.aim" rule={programmeSpecRules.aim} value={value.aim} change={(aim) => set({ aim })} />
            {!before && <LeadField help={t("programme.lead.help")} value={value.lead} change={(lead) => set({ lead })} stays={country} />}
          </div>
        </Panel>
        <Definitions draft={draft} />
        <Lessons draft={draft} />
        <RefusalPanel title={t(before ? "programme.revise.refused" : "programme.create.refused")} refusal={act.refusal} again={act.again} told={["spec.name", "spec.aim", "lead"]} />
        {note}
        <FormButtons busy={act.busy} cannot={cannot} draft={draft}>
          {t(before ? "programme.keep" : "programme.create")}
        </FormButtons>
      </Form>
    </Page>
  );
}

function Definitions({ draft: { value, set } }: { draft: Draft<Typed> }) {
  const t = useWords();
  return (
    <Panel title={t("fieldname.definitions")} note={t("programme.definitions.help")} inset>
      <div className="stack">
        <RowList<ProgrammeDefinition>
          rows={value.definitions}
          change={(definitions) => set({ definitions })}
          nameOf={({ term }, index) => term || t("programme.definition", { number: index + 1 })}
          adds={[{ label: t("programme.definitions.add"), row: () => ({ term: "", definition: "" }) }]}
          most={programmeSpecRules.definitions.maxItems}
          known={({ term }) => term}
        >
          {(row, index, change) => (
            <div className="stack">
              <TextField label={t("fieldname.term")} path={`spec.definitions[${index}].term`} rule={programmeDefinitionRules.term} value={row.term} change={(term) => change({ term })} />
              <TextField prose label={t("fieldname.definition")} path={`spec.definitions[${index}].definition`} rule={programmeDefinitionRules.definition} value={row.definition} change={(definition) => change({ definition })} />
            </div>
          )}
        </RowList>
      </div>
    </Panel>
  );
}

const chosen: Rule = { name: "operationId", required: true };

function Lessons({ draft: { value, set } }: { draft: Draft<Typed> }) {
  const t = useWords();
  const operations = useQuery(operationsQuery).data ?? [];
  const names = [...operations].map((one) => [one.operationId, toldName(t, one)] as const).sort(([, one], [, other]) => t.compare(one, other));
  // What came from an operation that this person does not see stays as it is.
  const optionsOf = ({ operationId }: ProgrammeLesson) =>
    operationId === "" ? [["", t("programme.lesson.choose")] as const, ...names] : names.some(([id]) => id === operationId) ? names : [[operationId, t("programme.lesson.unseen")] as const, ...names];
  return (
    <Panel title={t("fieldname.lessons")} note={t("programme.lessons.help")} inset>
      <div className="stack">
        <RowList<ProgrammeLesson>
          rows={value.lessons}
          change={(lessons) => set({ lessons })}
          nameOf={(_, index) => t("programme.lesson", { number: index + 1 })}
          adds={[
            {
              label: t("programme.lessons.add"),
              row: () => ({ operationId: "", day: new Date().toISOString().slice(0, 10), text: "" }),
              cannot: names.length === 0 ? t("operations.empty") : undefined,
            },
          ]}
          most={programmeSpecRules.lessons.maxItems}
        >
          {(row, index, change) => (
            <div className="stack">
              <TextField prose label={t("programme.lesson.text")} path={`spec.lessons[${index}].text`} rule={programmeLessonRules.text} value={row.text} change={(text) => change({ text })} />
              <div className="pair">
                <SelectField label={t("programme.lesson.from")} path={`spec.lessons[${index}].operation_id`} rule={chosen} value={row.operationId} change={(operationId) => change({ operationId })} options={optionsOf(row)} />
                <Field label={t("programme.lesson.day")} path={`spec.lessons[${index}].day`} rule={programmeLessonRules.day} value={row.day}>
                  {(wiring) => <input {...wiring} type="date" value={row.day} onChange={(event) => change({ day: event.target.value })} />}
                </Field>
              </div>
            </div>
          )}
        </RowList>
      </div>
    </Panel>
  );
}
