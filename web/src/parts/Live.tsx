import { useWords } from "@/language/useWords";
import { useNow } from "./Time";

/** Whether what is shown is of now: a dot with its age, and in words since when it is not. */
export function Live({ at, good, opened }: { at: number; good: boolean; opened: boolean }) {
  const t = useWords();
  const now = useNow(1000);
  if (!opened) return <span className="live quiet">{t("live.opening")}</span>;
  if (!good) {
    const time = new Date(at).toISOString().slice(11, 16);
    return (
      <span className="live warn" role="status">
        {t("live.cut", { time })}
      </span>
    );
  }
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  return (
    <span className="live good">
      {seconds < 2 ? t("live.just") : t("live.now", { span: t("seconds", { number: seconds }) })}
    </span>
  );
}
