import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "@/call/useAct";
import { isOver, namedQuery, toldName, useOperations } from "@/features/operations/operations";
import { waiveDiligence } from "@/gen/methods";
import { waiveDiligenceRequestRules } from "@/gen/rules";
import type { DiligenceAssessment, Operation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { AsBefore } from "@/parts/AsBefore";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useSettled } from "@/parts/useSettled";
import { linesOf, subjectName, touched } from "./diligence";

/** Says that what is withheld is not, for one operation. */
export function WaiveDialog({ one, close }: { one: DiligenceAssessment; close: () => void }) {
  const t = useWords();
  const { assessmentId } = one;
  const country = subjectName(t, one);
  const draft = useDraft(`waive.${assessmentId}`, { operationId: "", grounds: "", measures: "" });
  const { value, set } = draft;
  const waive = useAct(waiveDiligence, { touches: touched, done: ["diligence.waive.done", { country }], settle: draft.drop, then: close });
  return (
    <Dialog title={t("diligence.waive.title", { country })} close={close}>
      <Form refusal={waive.refusal} send={() => void waive.run({ operationId: value.operationId, assessmentId, grounds: value.grounds, measures: linesOf(value.measures) })}>
        <p>{t("diligence.waive.effect", { country })}</p>
        <Within value={value.operationId} change={(operationId) => set({ operationId })} />
        <TextField prose label={t("fieldname.grounds")} path="grounds" rule={waiveDiligenceRequestRules.grounds} value={value.grounds} change={(grounds) => set({ grounds })} />
        <TextField prose label={t("fieldname.measures")} help={t("diligence.lines")} path="measures" value={value.measures} change={(measures) => set({ measures })} />
        <RefusalPanel title={t("diligence.waive.refused")} refusal={waive.refusal} again={waive.again} told={["operation_id", "grounds", "measures"]} />
        <FormButtons busy={waive.busy} close={close}>
          {t("diligence.waive")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}

/** For which operation that goes on: one of the newest, or what words find among all. */
function Within({ value, change }: { value: string; change: (operationId: string) => void }) {
  const t = useWords();
  const [typed, setTyped] = useState("");
  const words = useSettled(typed.trim());
  const { query, operations: newest } = useOperations(value || undefined);
  const found = useQuery({ ...namedQuery(words), enabled: words !== "", placeholderData: keepPreviousData });
  const goes = (operation: Operation) => !isOver(operation);
  const among = (words === "" ? newest : (found.data ?? [])).filter(goes);
  // What is chosen stays to be seen, whatever is looked for then.
  const chosen = [...newest, ...(found.data ?? [])].find(({ operationId }) => operationId === value);
  const options = [...(chosen && !among.some(({ operationId }) => operationId === value) ? [chosen] : []), ...among];
  const failed = [query, found].find((one) => one.isError);
  return (
    <>
      <TextField label={t("diligence.waive.find")} help={words !== "" && found.data && t("diligence.waive.found", { number: among.length })} path="find" value={typed} change={setTyped} />
      {failed && <AsBefore query={failed} />}
      <SelectField
        label={t("fieldname.operationId")}
        path="operation_id"
        rule={{ name: "operation_id", required: true }}
        value={value}
        change={change}
        options={[["", "–"], ...options.map((one) => [one.operationId, toldName(t, one)] as const).sort(([, first], [, other]) => t.compare(first, other))]}
      />
    </>
  );
}
