import { useNavigate } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { savePlanTemplate } from "@/gen/methods";
import type { Plan } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { TemplateFields } from "./TemplateFields";
import { newTemplate, touched } from "./templates";

/** Saves a revision under a name, without what is a country's. */
export function SaveTemplate({ operationId, revision, plan, close }: { operationId: string; revision: number; plan: Plan; close: () => Promise<void> }) {
  const t = useWords();
  const navigate = useNavigate();
  const draft = useDraft(`template.${operationId}`, newTemplate(plan));
  const save = useAct(savePlanTemplate, {
    touches: touched,
    done: ["template.save.done", { name: draft.value.name }],
    settle: draft.drop,
    then: ({ template }) => void close().then(() => navigate({ to: "/templates/$template", params: { template: template?.templateId ?? "" } })),
  });
  return (
    <Dialog title={t("template.save.title", { number: revision })} close={() => void close()}>
      <Form refusal={save.refusal} send={() => void save.run({ operationId, revision, spec: draft.value })}>
        <p>{t("template.save.effect")}</p>
        <TemplateFields value={draft.value} set={draft.set} />
        <RefusalPanel title={t("template.save.refused")} refusal={save.refusal} again={save.again} told={["spec.name", "spec.note", "spec.purposes"]} />
        <FormButtons busy={save.busy} draft={draft} close={() => void close()}>
          {t("template.save")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
