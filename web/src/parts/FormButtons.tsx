import type { ReactNode } from "react";
import { useWords } from "@/language/useWords";
import type { Draft } from "./draft";
import { useTell } from "./Notices";

interface Given {
  /** What the form does. */
  children: ReactNode;
  look?: "main" | "stop";
  busy?: boolean;
  /** Why it cannot be sent now. */
  cannot?: string | undefined;
  /** Leaves a dialog without doing it. */
  close?: (() => void) | undefined;
  /** How that is named. */
  leave?: string | undefined;
  /** Of which it is told when it was kept, and which may be dropped. */
  draft?: Pick<Draft<unknown>, "kept" | "drop"> | undefined;
}

/** How every form ends: what it does, and the way out. */
export function FormButtons({ children, look = "main", busy = false, cannot, close, leave, draft }: Given) {
  const t = useWords();
  const tell = useTell();
  return (
    <div className="buttons">
      <button type="submit" className={`button ${look}`} aria-busy={busy || undefined} aria-disabled={cannot ? true : undefined} title={cannot}>
        {children}
      </button>
      {close && (
        <button type="button" className="button plain" onClick={close}>
          {leave ?? t("dialog.cancel")}
        </button>
      )}
      {draft?.kept && (
        <>
          <button type="button" className="button plain" onClick={() => tell(t("draft.dropped"), draft.drop())}>
            {t("draft.drop")}
          </button>
          <span className="small quiet">{t("draft.kept", { time: draft.kept.slice(11, 16) })}</span>
        </>
      )}
    </div>
  );
}
