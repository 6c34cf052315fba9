import "./plan.css";
import { useNavigate } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { createOperation } from "@/gen/methods";
import type { Plan } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useDraft } from "@/parts/draft";
import { Form } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { useMarking } from "@/parts/Handling";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { Page } from "@/shell/Page";
import { PlanFields } from "./PlanFields";
import { newPlan } from "./planRules";

/** A plan to begin with. It is kept on the tab until it is created, and by itself from then on. */
export function NewOperation() {
  const t = useWords();
  const navigate = useNavigate();
  const draft = useDraft<Plan & { exercise?: boolean }>("operation.new", newPlan);
  const { exercise = false, ...plan } = draft.value;
  useMarking(plan.handlingLevel, exercise);
  const create = useAct(createOperation, {
    touches: [["operations"]],
    done: ["plan.create.done", { name: plan.codeName }],
    settle: draft.drop,
    then: ({ operation }) => {
      if (operation) void navigate({ to: "/operations/$operation/plan", params: { operation: operation.operationId }, search: { mode: "edit" } });
    },
  });
  return (
    <Page title={t("operations.new")}>
      <section className="panel plan-form" aria-label={t("operations.new")}>
        <div className="panel-in">
          <Form refusal={create.refusal} send={() => void create.run({ plan, exercise })} label={t("operations.new")}>
            <PlanFields plan={plan} set={draft.set} />
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
        </div>
      </section>
    </Page>
  );
}
