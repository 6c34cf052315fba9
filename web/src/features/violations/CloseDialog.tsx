import type { ReactNode } from "react";
import type { Act } from "@/call/useAct";
import { closeViolationRequestRules } from "@/gen/rules";
import type { ViolationState } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { outcomes } from "./violations";

interface Given {
  id: string;
  first: ReactNode;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  close: () => void;
  send: (outcome: ViolationState, reasons: string) => Promise<unknown>;
}

/** How a report is closed, and why. */
export function CloseDialog({ id, first, state, close, send }: Given) {
  const t = useWords();
  const draft = useDraft(`violation.close.${id}`, { outcome: "", reasons: "" });
  const { value, set } = draft;
  return (
    <Dialog title={t("violation.close")} close={close}>
      <Form
        refusal={state.refusal}
        send={() => {
          if (!first) void send(value.outcome as ViolationState, value.reasons).then((answer) => answer !== undefined && draft.drop());
        }}
      >
        <p>{t("violation.close.effect")}</p>
        <SelectField
          label={t("violation.outcome")}
          path="outcome"
          rule={{ name: "outcome", required: true }}
          value={value.outcome}
          change={(outcome) => set({ outcome })}
          options={[["", "–"], ...outcomes.map((one) => [one, t(`state.${one}`)] as const)]}
        />
        <TextField prose label={t("fieldname.reasons")} help={t("violation.reasons.help")} path="reasons" rule={closeViolationRequestRules.reasons} value={value.reasons} change={(reasons) => set({ reasons })} />
        {first}
        <RefusalPanel title={t("violation.close.refused")} refusal={state.refusal} again={state.again} told={["outcome", "reasons"]} stateOf="VIOLATION" />
        <FormButtons look="stop" busy={state.busy} cannot={first ? t("changed.first") : undefined} close={close}>
          {t("violation.close")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
