import "./plan.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "@/call/useAct";
import { isSameLead } from "@/features/operations/lead";
import { LeadField } from "@/features/operations/LeadField";
import { planOf, toldName, useOperation } from "@/features/operations/operations";
import { begunQuery, someStart, templateQuery } from "@/features/templates/templates";
import { createOperation } from "@/gen/methods";
import type { Lead, Operation, Plan } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useDraft } from "@/parts/draft";
import { Form } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { useMarking } from "@/parts/Handling";
import { Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { apart } from "@/parts/Time";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { PlanFields } from "./PlanFields";
import { changedCopy, copyOf, newPlan } from "./planRules";

/** A plan to begin with: empty, a copy of another operation's, or what a template keeps. */
export function NewOperation() {
  const { from, template, start } = useSearch({ from: "/operations/new" });
  if (template) return <FromTemplate key={template} templateId={template} start={start} />;
  return from ? <FromAnother key={from} operationId={from} /> : <Begun />;
}

function FromTemplate({ templateId, start }: { templateId: string; start: string | undefined }) {
  const [begins] = useState(() => (Number.isNaN(Date.parse(start ?? "")) ? someStart() : (start as string)));
  const template = useQuery(templateQuery(templateId)).data;
  const query = useQuery(begunQuery(templateId, begins));
  return <Loaded query={query}>{(plan) => <Begun template={{ templateId, name: template?.spec?.name ?? "", plan }} />}</Loaded>;
}

function FromAnother({ operationId }: { operationId: string }) {
  return <Loaded query={useOperation(operationId)}>{(operation) => <Begun source={operation} />}</Loaded>;
}

/** It is kept on the tab until it is created, and by itself from then on. */
function Begun({ source, template }: { source?: Operation; template?: { templateId: string; name: string; plan: Plan } }) {
  const t = useWords();
  const navigate = useNavigate();
  const { country } = useSession();
  const copied = template?.plan ?? planOf(source);
  const name = ["operation.new", ...(template ? ["template", template.templateId] : source ? [source.operationId] : [])].join(".");
  const draft = useDraft<Plan & { exercise?: boolean; lead?: Lead }>(name, template ? { ...newPlan, ...template.plan } : copied ? copyOf(copied) : newPlan);
  const own: Lead = { secretariat: country === "", countries: country === "" ? [] : [country] };
  const { exercise = false, lead = own, ...written } = draft.value;
  // A draft that an earlier page has kept has less in it.
  const plan: Plan = { ...newPlan, ...written };
  useMarking(plan.handlingLevel, exercise);
  const create = useAct(createOperation, {
    touches: [["operations"]],
    done: ["plan.create.done", { name: plan.codeName }],
    settle: draft.drop,
    then: ({ operation }) => {
      if (operation) void navigate({ to: "/operations/$operation/plan", params: { operation: operation.operationId }, search: { mode: "edit" } });
    },
  });
  const set = (change: Partial<Plan>) => draft.set((before) => (copied ? changedCopy(copied, before, change) : { ...before, ...change }));
  return (
    <Page title={t("operations.new")}>
      {source && <p className="note move">{t("plan.copy.note", { name: apart(toldName(t, source)), number: (source.approvedRevision ?? source.openRevision)?.number ?? 0 })}</p>}
      {template && <p className="note move">{t("template.from", { name: apart(template.name) })}</p>}
      <section className="plan-form" aria-label={t("operations.new")}>
        <p className="note">{t("plan.create.rest")}</p>
        <Form refusal={create.refusal} send={() => void create.run({ plan, exercise, ...(isSameLead(lead, own) ? {} : { lead }) })} label={t("operations.new")}>
          <PlanFields plan={plan} set={set} />
          <Panel title={t("lead")} inset>
            <LeadField help={t("lead.help.create")} value={lead} change={(one) => draft.set({ lead: one })} stays={country} />
          </Panel>
          <div className="field">
            <label className="choice">
              <input type="checkbox" checked={exercise} aria-describedby="exercise-help" onChange={(event) => draft.set({ exercise: event.target.checked })} />
              {t("plan.exercise")}
            </label>
            <p className="help" id="exercise-help">
              {t("plan.exercise.help")}
            </p>
          </div>
          <RefusalPanel title={t("plan.create.refused")} refusal={create.refusal} again={create.again} />
          <FormButtons busy={create.busy} draft={draft}>
            {t("plan.create")}
          </FormButtons>
        </Form>
      </section>
    </Page>
  );
}
