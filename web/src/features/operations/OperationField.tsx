import type { Operation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { SelectField } from "@/parts/Form";
import { toldName } from "./operations";

/** Which of several operations a page is of; nothing where there is one. */
export function OperationField({ among, value, change }: { among: readonly Operation[]; value: Operation; change: (operationId: string) => void }) {
  const t = useWords();
  if (among.length < 2) return null;
  return (
    <div className="form">
      <SelectField
        label={t("find.operation")}
        path="operation_id"
        value={value.operationId}
        change={change}
        options={among.map((one) => [one.operationId, toldName(t, one)] as const)}
      />
    </div>
  );
}
