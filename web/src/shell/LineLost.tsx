import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { send } from "@/call/call";
import { onLine, theLine } from "@/call/line";
import { toldShort } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";
import { useTell } from "@/parts/Notices";
import { useNow } from "@/parts/Time";

const FIRST_MS = 3_000;
const LONGEST_MS = 30_000;

export function useLine() {
  return useSyncExternalStore(onLine, theLine);
}

/** Says that there is no line, as of when the page is, and when it is tried again; goes by itself when there is one. */
export function LineLost() {
  const t = useWords();
  const tell = useTell();
  const client = useQueryClient();
  const { lost } = useLine();
  const was = useRef(false);
  useEffect(() => {
    // Whatever was answered first, it need not be the one that tries again.
    if (was.current && !lost) {
      tell(t("line.back"));
      // A fault that was told may be over; what is shown is as of before.
      void client.invalidateQueries();
    }
    was.current = lost;
  }, [lost, client, t, tell]);
  return lost ? <Told /> : null;
}

function Told() {
  const t = useWords();
  const [{ heardAt }] = useState(theLine);
  const [tries, setTries] = useState(0);
  const [at, setAt] = useState(() => Date.now() + FIRST_MS);
  const now = useNow(1_000);
  const look = useCallback(async () => {
    // Any answer at all is one, also that somebody is signed out.
    await send("/api/session", { headers: { Accept: "application/json" } }).catch(() => undefined);
    setTries((before) => before + 1);
  }, []);
  useEffect(() => {
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** tries);
    setAt(Date.now() + wait);
    const timer = setTimeout(() => void look(), wait);
    return () => clearTimeout(timer);
  }, [look, tries]);
  useEffect(() => {
    const soon = () => void look();
    addEventListener("online", soon);
    return () => removeEventListener("online", soon);
  }, [look]);
  const seconds = Math.max(0, Math.ceil((at - now) / 1_000));
  return (
    <div className="line-lost">
      <p role="alert">
        <Glyph shape="look" /> <b>{t("line.lost")}</b> {t("line.asOf", { time: toldShort(t.locale, new Date(heardAt).toISOString()) })}
      </p>
      <p>
        <span aria-hidden="true">{t("line.again", { seconds })}</span>{" "}
        <button type="button" className="button small" onClick={() => void look()}>
          {t("line.now")}
        </button>
      </p>
    </div>
  );
}
