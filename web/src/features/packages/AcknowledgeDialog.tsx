import type { ReactNode } from "react";
import type { Act } from "@/call/useAct";
import { recallEnd } from "@/gen/enums";
import { acknowledgeRecallRequestRules } from "@/gen/rules";
import type { PackageCopy, RecallEnd } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { copyNumberOf } from "./packages";

interface Given {
  copy: PackageCopy;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  /** What has to be read first. */
  first: ReactNode;
  close: () => void;
  send: (said: { end: RecallEnd; note: string }) => Promise<unknown>;
}

/** What has become of a copy that was recalled. */
export function AcknowledgeDialog({ copy, state, first, close, send }: Given) {
  const t = useWords();
  const draft = useDraft(`acknowledge.${copy.packageId}`, { end: "" as RecallEnd | "", note: "" });
  const { value, set } = draft;
  return (
    <Dialog title={t("copy.acknowledge.title", { name: copyNumberOf(copy) })} close={close}>
      <Form
        refusal={state.refusal}
        send={() => {
          if (!first && value.end) void send({ end: value.end, note: value.note }).then((answer) => answer !== undefined && draft.drop());
        }}
      >
        <p>{t("copy.acknowledge.effect")}</p>
        <SelectField
          label={t("copy.end")}
          path="end"
          rule={acknowledgeRecallRequestRules.end}
          value={value.end}
          change={(end) => set({ end: end as RecallEnd })}
          options={[["", "–"], ...recallEnd.map((one) => [one, t(`end.${one}`)] as const)]}
        />
        <TextField prose label={t("fieldname.note")} help={t("copy.acknowledge.help")} path="note" rule={acknowledgeRecallRequestRules.note} value={value.note} change={(note) => set({ note })} />
        {first}
        <RefusalPanel title={t("copy.acknowledge.refused")} refusal={state.refusal} again={state.again} told={["end", "note"]} stateOf="PACKAGE_COPY" />
        <FormButtons busy={state.busy} cannot={first ? t("changed.first") : undefined} close={close}>
          {t("copy.acknowledge")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
