import type { Operation } from "@/gen/types";
import { useWords } from "@/language/useWords";

/** What holds while an operation is held, given up or its books are closed, and why: told before anybody tries. */
export function OperationNote({ operation }: { operation: Operation | undefined }) {
  const t = useWords();
  if (!operation) return null;
  const { state, stateReason } = operation;
  const id = `operation.note.${state}`;
  if (!t.has(id) || (state === "OPERATION_STATE_CONCLUDED" && !stateReason)) return null;
  return (
    <div className={`note whole${state === "OPERATION_STATE_SUSPENDED" ? " warn" : ""}`}>
      <p>{t(id)}</p>
      {stateReason && (
        <p>
          <b>{t("reason")}</b> <span dir="auto">{stateReason}</span>
        </p>
      )}
    </div>
  );
}
