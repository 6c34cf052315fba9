import { useEffect, useState } from "react";
import { span, told, toldShort } from "@/language/time";
import { useWords, type Words } from "@/language/useWords";
import { Glyph } from "./Glyph";

/** Weekday, 24 hours, UTC; below it the reader's own time. A wrong day is a lost raid. */
export function When({ time, plain = false }: { time: string | undefined; plain?: boolean }) {
  const t = useWords();
  if (!time) return <span className="faint">–</span>;
  const { utc, local, offset } = told(t.locale, time);
  return (
    <time dateTime={time} className="when">
      <b>{utc} UTC</b>
      {!plain && offset !== "" && (
        <>
          {" "}
          <span className="quiet">{t("when.local", { time: local, offset: isolate(offset) })}</span>
        </>
      )}
    </time>
  );
}

/** For rows of a list, whose heading says that it is UTC. */
export function ShortTime({ time }: { time: string | undefined }) {
  const t = useWords();
  return time ? <time dateTime={time}>{toldShort(t.locale, time)}</time> : <span className="faint">–</span>;
}

/** Keeps a sign on its side of a number in a text of either direction. */
export function isolate(text: string): string {
  return `\u2066${text}\u2069`;
}

/** A name or an amount by itself in a text of either direction: it runs as it begins, and moves nothing beside it. */
export function apart(text: string): string {
  return `\u2068${text}\u2069`;
}

/** The present, as often as it is worth saying. */
export function useNow(everyMillis = 30_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMillis);
    return () => clearInterval(timer);
  }, [everyMillis]);
  return now;
}

/** `1 h 55 min`, in its two largest units. */
export function toldSpan(t: Words, millis: number): string {
  const { days, hours, minutes } = span(millis);
  if (days > 0) return t("span.days", { days, hours });
  return hours > 0 ? t("span.hours", { hours, minutes }) : t("span.minutes", { minutes });
}

const SOON = 2 * 3_600_000;
const FAR = 14 * 86_400_000;

interface DueGiven {
  time: string | undefined;
  over?: boolean;
}

/** How late it is, or how much is left, derived now; far ahead the day says more than the hours. */
export function Due(given: DueGiven) {
  return <DueAt {...given} now={useNow()} />;
}

/** The same where many are told at once. */
export function DueAt({ time, over = false, now }: DueGiven & { now: number }) {
  const t = useWords();
  if (!time) return <span className="faint due">{t("due.none")}</span>;
  const left = Date.parse(time) - now;
  if (over || left > FAR) return <ShortTime time={time} />;
  if (left < 0) {
    return (
      <span className="state bad">
        <Glyph shape="late" />
        <b>{t("due.late", { span: toldSpan(t, left) })}</b>
      </span>
    );
  }
  const told = t("due.left", { span: toldSpan(t, left) });
  return left < SOON ? <b className="warn due">{told}</b> : <span className="due">{told}</span>;
}
