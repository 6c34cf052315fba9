import type { Phase } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { useNow } from "./Time";

interface Given {
  start: string;
  end: string;
  phases: readonly Phase[];
}

interface Stretch {
  readonly key: string;
  readonly days: number;
  readonly phase: Phase | undefined;
}

const DAY = 86_400_000;

/** From here on the word stands before its mark, or it would leave the page. */
const TURNS = 80;

/** The phases on the operation's period, in reading direction; a gap between two is shown as one. */
export function Timeline({ start, end, phases }: Given) {
  const t = useWords();
  const now = useNow();
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const at = ((now - from) / (to - from)) * 100;
  return (
    <div className="timeline">
      <ol>
        {stretches(from, to, phases).map(({ key, days, phase }) => (
          <li key={key} style={{ flexGrow: days }} className={phase ? `of-${phase.kind}` : "gap"} aria-hidden={phase ? undefined : true}>
            {phase && (
              <>
                <b>{t(`phase.${phase.kind as "PHASE_KIND_ACTION"}`)}</b>
                <span>{toldDay(t.locale, phase.startTime ?? "")}</span>
              </>
            )}
          </li>
        ))}
      </ol>
      {at >= 0 && at <= 100 && (
        <p className={`today${at > TURNS ? " turned" : ""}`} style={{ insetInlineStart: `${at}%` }}>
          <span>{t("timeline.today")}</span>
        </p>
      )}
      <p className="ends">
        <span>{toldDay(t.locale, start)}</span>
        <span>{toldDay(t.locale, end)}</span>
      </p>
    </div>
  );
}

function stretches(from: number, to: number, phases: readonly Phase[]): Stretch[] {
  const ordered = [...phases].filter((phase) => phase.startTime && phase.endTime).sort((one, other) => Date.parse(one.startTime ?? "") - Date.parse(other.startTime ?? ""));
  const found: Stretch[] = [];
  let at = from;
  for (const phase of ordered) {
    const [begins, ends] = [Date.parse(phase.startTime ?? ""), Date.parse(phase.endTime ?? "")];
    if (begins > at) found.push({ key: `gap-${at}`, days: (begins - at) / DAY, phase: undefined });
    found.push({ key: phase.kind, days: Math.max(0.2, (ends - Math.max(begins, at)) / DAY), phase });
    at = Math.max(at, ends);
  }
  if (at < to) found.push({ key: "gap-end", days: (to - at) / DAY, phase: undefined });
  return found;
}
