import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useWords } from "@/language/useWords";
import { useLine } from "./LineLost";

/** A fault of the page itself, also a part of it that could not be fetched: after an update, or without a line. */
export function Broken() {
  const t = useWords();
  const { lost } = useLine();
  const router = useRouter();
  const was = useRef(lost);
  useEffect(() => {
    // It was opened without a line, and there is one now: the part is asked for again.
    if (was.current && !lost) void router.invalidate();
    was.current = lost;
  }, [lost, router]);
  return (
    <div className="empty" role="alert">
      <h1>{t(lost ? "line.lost" : "broken.title")}</h1>
      <p>{t(lost ? "broken.offline" : "broken.text")}</p>
      {!lost && (
        <button type="button" className="button" onClick={() => location.reload()}>
          {t("broken.reload")}
        </button>
      )}
    </div>
  );
}
