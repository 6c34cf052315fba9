import type { CountrySpec } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { isolate, useNow } from "@/parts/Time";
import { clockIn, holidayNow, isStaffed } from "./directory";

/** What the clocks show there now, and whether somebody is at work. */
export function Clock({ spec }: { spec: CountrySpec | undefined }) {
  const t = useWords();
  const now = new Date(useNow());
  if (!spec?.timeZone) return null;
  const holiday = holidayNow(spec, now);
  return (
    <>
      <time dateTime={now.toISOString()}>{clockIn(t.locale, spec.timeZone, now)}</time> <span className="quiet">{holiday ? t("directory.holiday.now", { name: isolate(holiday.name) }) : t(isStaffed(spec, now) ? "directory.staffed" : "directory.closed")}</span>
    </>
  );
}
