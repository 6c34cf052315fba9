import type { Participation } from "@/gen/types";
import { toldShort } from "@/language/time";
import { useWords } from "@/language/useWords";
import { When } from "@/parts/Time";
import { againFrom, isAwaited } from "./reminders";

/** To the country: when it was reminded, and what was said. */
export function Reminded({ of }: { of: Participation }) {
  const t = useWords();
  const { lastReminder: last } = of;
  if (!last) return null;
  return (
    <section className="note warn" aria-label={t("reminder")}>
      <p>
        <b>{t("reminder.told", { number: of.reminderCount })}</b> <When time={last.remindTime} />
      </p>
      {last.message && (
        <p className="written" dir="auto">
          {last.message}
        </p>
      )}
    </section>
  );
}

/** To whoever leads: when it was reminded last, how often, and from when it may be again. */
export function RemindedShort({ one, now }: { one: Participation; now: number }) {
  const t = useWords();
  const { lastReminder: last } = one;
  if (!last?.remindTime) return null;
  const again = isAwaited(one) ? againFrom(one, now) : undefined;
  return (
    <>
      <span title={last.message || undefined}>{t("reminder.short", { time: toldShort(t.locale, last.remindTime), number: one.reminderCount })}</span>
      {again && <div className="small quiet">{t("reminder.again", { time: toldShort(t.locale, again) })}</div>}
    </>
  );
}
