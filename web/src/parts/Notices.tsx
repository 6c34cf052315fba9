import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { useWords } from "@/language/useWords";

interface Notice {
  id: number;
  text: string;
  undo?: (() => void) | undefined;
}

type Tell = (text: string, undo?: () => void) => void;

const TellContext = createContext<Tell>(() => undefined);

/** Says what has been done; where the domain allows it, with a way back for ten seconds. */
export function useTell(): Tell {
  return useContext(TellContext);
}

const SHOWN = 6_000;
const UNDO = 10_000;

export function Notices({ children }: { children: ReactNode }) {
  const t = useWords();
  const [notices, setNotices] = useState<Notice[]>([]);
  const last = useRef(0);
  const drop = useCallback((id: number) => setNotices((now) => now.filter((one) => one.id !== id)), []);
  const tell = useCallback<Tell>(
    (text, undo) => {
      const id = ++last.current;
      setNotices((now) => [...now.slice(-2), { id, text, undo }]);
      setTimeout(() => drop(id), undo ? UNDO : SHOWN);
    },
    [drop],
  );
  const value = useMemo(() => tell, [tell]);
  return (
    <TellContext value={value}>
      {children}
      <div className="notices" role="status" aria-live="polite">
        {notices.map(({ id, text, undo }) => (
          <div className="notice" key={id}>
            <span>{text}</span>
            {undo && (
              <button
                type="button"
                onClick={() => {
                  drop(id);
                  undo();
                }}
              >
                {t("notice.undo")}
              </button>
            )}
            <button type="button" onClick={() => drop(id)}>
              {t("notice.dismiss")}
            </button>
          </div>
        ))}
      </div>
    </TellContext>
  );
}
