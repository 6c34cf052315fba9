import { told } from "@/language/time";
import { useWords } from "@/language/useWords";
import { useNow } from "@/parts/Time";

/** The reader's time and UTC, side by side: everybody in an operation speaks of the second. */
export function TopClock() {
  const t = useWords();
  const { utc, local, offset } = told(t.locale, new Date(useNow(10_000)).toISOString());
  return (
    <div className="clock">
      <b>{utc} UTC</b>
      {offset && <span>{`${local} ${offset}`}</span>}
    </div>
  );
}
