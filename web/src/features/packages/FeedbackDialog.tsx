import type { ReactNode } from "react";
import type { Given as Sent } from "@/call/method";
import type { Act } from "@/call/useAct";
import { packageOutcome } from "@/gen/enums";
import { feedbackSpecRules } from "@/gen/rules";
import type { FeedbackSpec, PackageCopy, PackageOutcome } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { ChoicesField, Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { chosen, copyNumberOf } from "./packages";

interface Given {
  copy: PackageCopy;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  /** What has to be read first. */
  first: ReactNode;
  close: () => void;
  send: (spec: Sent<FeedbackSpec>) => Promise<unknown>;
}

/** What it led to; said once more, it begins from what was said before. */
export function FeedbackDialog({ copy, state, first, close, send }: Given) {
  const t = useWords();
  const before = copy.feedback.at(-1);
  const draft = useDraft(`feedback.${copy.packageId}.${before?.number ?? 0}`, {
    outcomes: (before?.spec?.outcomes ?? []) as PackageOutcome[],
    text: before?.spec?.text ?? "",
    resultReference: before?.spec?.resultReference ?? "",
  });
  const { value, set } = draft;
  return (
    <Dialog title={t("feedback.title", { name: copyNumberOf(copy) })} close={close}>
      <Form
        refusal={state.refusal}
        send={() => {
          if (!first) void send({ ...value, resultReference: value.resultReference.trim() }).then((answer) => answer !== undefined && draft.drop());
        }}
      >
        <p>{t(before ? "feedback.effect.again" : "feedback.effect")}</p>
        <ChoicesField<PackageOutcome>
          label={t("fieldname.outcomes")}
          path="spec.outcomes"
          rule={feedbackSpecRules.outcomes}
          value={value.outcomes}
          change={(outcomes) => set({ outcomes: chosen(value.outcomes, outcomes) })}
          options={packageOutcome.map((one) => [one, t(`outcome.${one}`)] as const)}
        />
        <TextField prose label={t("feedback.text")} help={t("feedback.text.help")} path="spec.text" rule={feedbackSpecRules.text} value={value.text} change={(text) => set({ text })} />
        <TextField code label={t("feedback.reference")} help={t("feedback.reference.help")} path="spec.result_reference" rule={feedbackSpecRules.result_reference} value={value.resultReference} change={(resultReference) => set({ resultReference })} />
        {first}
        <RefusalPanel title={t("feedback.refused")} refusal={state.refusal} again={state.again} told={["spec.outcomes", "spec.text", "spec.result_reference"]} stateOf="PACKAGE_COPY" />
        <FormButtons busy={state.busy} cannot={first ? t("changed.first") : undefined} close={close}>
          {t("feedback.send")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
