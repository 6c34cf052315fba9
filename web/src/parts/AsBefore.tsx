import type { ReactNode } from "react";
import { asRefusal } from "@/call/refusal";
import { toldShort } from "@/language/time";
import { useWords } from "@/language/useWords";

interface Given {
  query: { error: unknown; dataUpdatedAt: number; refetch: () => unknown };
  /** Instead of why. */
  children?: ReactNode;
}

/** What is shown could not be looked for again: why, of when it is, and once more. */
export function AsBefore({ query, children }: Given) {
  const t = useWords();
  const { reason } = asRefusal(query.error);
  return (
    <div className="note warn as-before" role="status">
      <span>
        {children ?? t(`reason.${reason}`)} {query.dataUpdatedAt > 0 && t("loaded.asOf", { time: toldShort(t.locale, new Date(query.dataUpdatedAt).toISOString()) })}
      </span>
      <button type="button" className="button small" onClick={() => void query.refetch()}>
        {t("failed.again")}
      </button>
    </div>
  );
}
