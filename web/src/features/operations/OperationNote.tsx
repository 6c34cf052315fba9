import type { Operation } from "@/gen/types";
import { useWords } from "@/language/useWords";

/**
 * What holds while an operation is held, given up or its books are closed, and why: told before anybody tries.
 *
 * @param ended whether it is told too that it has ended
 */
export function OperationNote({ operation, ended = false }: { operation: Operation | undefined; ended?: boolean }) {
  const t = useWords();
  if (!operation) return null;
  const { state, stateReason } = operation;
  const concluded = state === "OPERATION_STATE_CONCLUDED" && !stateReason;
  const id = concluded ? "operation.over" : `operation.note.${state}`;
  if (!t.has(id) || (concluded && !ended)) return null;
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
