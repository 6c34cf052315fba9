import { purpose } from "@/gen/enums";
import { planTemplateSpecRules } from "@/gen/rules";
import type { PlanTemplateSpec, Purpose } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { ChoicesField, TextField } from "@/parts/Form";

/** What a template is called, and what for. */
export function TemplateFields({ value, set }: { value: PlanTemplateSpec; set: (change: Partial<PlanTemplateSpec>) => void }) {
  const t = useWords();
  return (
    <>
      <TextField label={t("fieldname.name")} help={t("template.name.help")} path="spec.name" rule={planTemplateSpecRules.name} value={value.name} change={(name) => set({ name })} />
      <TextField prose label={t("fieldname.note")} help={t("template.note.help")} path="spec.note" rule={planTemplateSpecRules.note} value={value.note} change={(note) => set({ note })} />
      <ChoicesField<Purpose>
        label={t("fieldname.purposes")}
        path="spec.purposes"
        rule={planTemplateSpecRules.purposes}
        value={value.purposes}
        change={(purposes) => set({ purposes })}
        options={purpose.map((one) => [one, t(`purpose.${one}`)] as const)}
      />
    </>
  );
}
