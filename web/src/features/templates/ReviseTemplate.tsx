import { useAct } from "@/call/useAct";
import { revisePlanTemplate } from "@/gen/methods";
import type { PlanTemplate, PlanTemplateSpec } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useBegun } from "@/parts/useBegun";
import { TemplateFields } from "./TemplateFields";
import { touched } from "./templates";

interface Typed extends PlanTemplateSpec {
  begun: PlanTemplate;
}

/** Says anew what a template is called and what for; what is kept of the plan stays. */
export function ReviseTemplate({ template, close }: { template: PlanTemplate; close: () => Promise<void> }) {
  const t = useWords();
  const draft = useDraft<Typed>(`template.revise.${template.templateId}`, { ...(template.spec as PlanTemplateSpec), begun: template });
  const { name, note, purposes } = draft.value;
  const revise = useAct(revisePlanTemplate, { touches: touched, done: ["template.revise.done", { name }], settle: draft.drop, then: () => void close() });
  const { begun, note: changed, cannot } = useBegun(draft, template, [revise]);
  return (
    <Dialog title={t("template.revise")} close={() => void close()}>
      <Form refusal={revise.refusal} send={() => !cannot && void revise.run({ templateId: template.templateId, version: begun?.version, spec: { name, note, purposes } })} round={draft.round}>
        <TemplateFields value={draft.value} set={draft.set} />
        <RefusalPanel title={t("template.revise.refused")} refusal={revise.refusal} again={revise.again} told={["spec.name", "spec.note", "spec.purposes"]} />
        {changed}
        <FormButtons busy={revise.busy} cannot={cannot} draft={draft} close={() => void close()}>
          {t("template.keep")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
