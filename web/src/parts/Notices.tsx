import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useWords } from "@/language/useWords";
import { useKey } from "@/shell/keys";

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void) | undefined;
  /** Something without a way back was told after it: it can be taken back by its button alone. */
  readonly passed: boolean;
}

type Tell = (text: string, undo?: () => void) => void;

const TellContext = createContext<Tell>(() => undefined);

/** Says what has been done; where the domain allows it, with a way back for twenty seconds. */
export function useTell(): Tell {
  return useContext(TellContext);
}

const SHOWN = 6_000;
const UNDO = 20_000;

export function Notices({ children }: { children: ReactNode }) {
  const t = useWords();
  const [notices, setNotices] = useState<Notice[]>([]);
  const last = useRef(0);
  const drop = useCallback((id: number) => setNotices((now) => now.filter((one) => one.id !== id)), []);
  const tell = useCallback<Tell>((text, undo) => {
    const id = ++last.current;
    setNotices((now) => [...now.slice(-2).map((one) => (undo ? one : { ...one, passed: true })), { id, text, undo, passed: false }]);
  }, []);
  const takeBack = ({ id, undo }: Notice) => {
    drop(id);
    undo?.();
  };
  const latest = notices.at(-1);
  useKey("z", t("notice.undo.last"), latest?.undo && !latest.passed ? () => takeBack(latest) : undefined);
  return (
    <TellContext value={tell}>
      {children}
      <div className="notices" role="status" aria-live="polite">
        {notices.map((notice) => (
          <Told key={notice.id} notice={notice} drop={drop} takeBack={takeBack} keyed={notice === latest && !notice.passed} />
        ))}
      </div>
    </TellContext>
  );
}

/** Goes by itself, but not while somebody is at it (WCAG 2.2, 2.2.1). */
function Told({ notice, drop, takeBack, keyed }: { notice: Notice; drop: (id: number) => void; takeBack: (notice: Notice) => void; keyed: boolean }) {
  const t = useWords();
  const { id, text, undo } = notice;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => drop(id), undo ? UNDO : SHOWN);
    return () => clearTimeout(timer);
  }, [drop, held, id, undo]);
  return (
    <div className="notice" onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <span>{text}</span>
      {undo && (
        <button type="button" onClick={() => takeBack(notice)}>
          {t("notice.undo")} {keyed && <kbd aria-hidden="true">Z</kbd>}
        </button>
      )}
      <button type="button" onClick={() => drop(id)}>
        {t("notice.dismiss")}
      </button>
    </div>
  );
}
