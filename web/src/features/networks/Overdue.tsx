import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";
import { useNow } from "@/parts/Time";

const DAY = 86_400_000;

/** What should have been by a day that has passed: by how many days it is late. */
export function Overdue({ day }: { day: string }) {
  const t = useWords();
  const now = useNow(600_000);
  const days = Math.max(1, Math.floor((now - Date.parse(`${day}T00:00:00Z`)) / DAY));
  return (
    <span className="state bad" title={toldDay(t.locale, day)}>
      <Glyph shape="late" />
      <b>{t("network.late", { days })}</b>
    </span>
  );
}
