import { useEffect, useRef } from "react";
import { useWords } from "@/language/useWords";
import { Difference } from "./Difference";
import { differences } from "./differences";
import { Glyph } from "./Glyph";

interface Given {
  before: unknown;
  after: unknown;
  /** Whoever presses it has read what has changed. */
  read: () => void;
}

/** What has changed since it was opened; nothing is decided before that was read. */
export function Changed({ before, after, read }: Given) {
  const t = useWords();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.scrollIntoView({ block: "nearest" }), [after]);
  return (
    <div className="note warn changed" role="alert" ref={note}>
      <p>
        <Glyph shape="look" /> <b>{t("changed")}</b>
      </p>
      {differences(before, after).length > 0 ? <Difference before={before} after={after} /> : <p>{t("changed.nothing")}</p>}
      <button type="button" className="button small" onClick={read}>
        {t("changed.read")}
      </button>
    </div>
  );
}
