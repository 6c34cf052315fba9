import { type ReactNode, useEffect, useRef } from "react";
import type { Act } from "@/call/useAct";
import { toldShort } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Difference } from "./Difference";
import { differences } from "./differences";
import { Glyph } from "./Glyph";
import { usePerson } from "./usePerson";
import type { Read } from "./useRead";

interface How<T> {
  /** What of it is decided on; all of it without. */
  of?: (record: T) => unknown;
  /** Whether there is anything for this person to decide on. */
  matters: boolean;
}

/** What came in the place of what was read is told before anything is decided on it; nothing is done until then. */
export function useChanged<T>(read: Read<T>, now: T, acts: readonly Pick<Act<never, unknown>, "busy" | "clear">[], { of = (record) => record, matters }: How<T>) {
  const t = useWords();
  const changed = matters && read.changed && !acts.some((one) => one.busy);
  const take = () => {
    acts.forEach((one) => one.clear());
    read.take(now);
  };
  const note: ReactNode = changed && <Changed before={of(read.record)} after={of(now)} by={<Since before={read.record} after={now} />} read={take} />;
  return { note, cannot: changed ? t("changed.first") : undefined };
}

interface Given {
  before: unknown;
  after: unknown;
  /** When it was changed, and by whom. */
  by?: ReactNode;
  /** Whoever presses it has read what has changed. */
  read: () => void;
}

/** What has changed since it was opened; nothing is decided before that was read. */
export function Changed({ before, after, by, read }: Given) {
  const t = useWords();
  const note = useRef<HTMLDivElement>(null);
  // Newer browsers answer with a promise, which would be taken for what ends the effect.
  useEffect(() => void note.current?.scrollIntoView({ block: "nearest" }), [after]);
  return (
    <div className="note warn changed" role="alert" ref={note}>
      <p>
        <Glyph shape="look" /> <b>{t("changed")}</b> {by}
      </p>
      {differences(before, after).length > 0 ? <Difference before={before} after={after} /> : <p>{t("changed.nothing")}</p>}
      <button type="button" className="button small" onClick={read}>
        {t("changed.read")}
      </button>
    </div>
  );
}

interface Traced {
  country?: string;
  updateTime?: string;
  deciderSubject?: string;
  authorSubjects?: readonly string[];
}

/** When a record was changed last, and by whom, as far as it says. */
export function Since({ before, after }: { before: unknown; after: unknown }) {
  const t = useWords();
  const told = usePerson();
  const [was, is] = [before as Traced | undefined, after as Traced | undefined];
  const decider = is?.deciderSubject !== was?.deciderSubject ? is?.deciderSubject : undefined;
  const who = decider || is?.authorSubjects?.find((one) => !was?.authorSubjects?.includes(one));
  const time = is?.updateTime && is.updateTime !== was?.updateTime ? toldShort(t.locale, is.updateTime) : "";
  const person = who && told(who, is?.country);
  if (!time && !person) return null;
  return <span className="quiet">{person ? (time ? t("changed.at.by", { time, person }) : t("changed.by", { person })) : t("changed.at", { time })}</span>;
}
