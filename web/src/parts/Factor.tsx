import { useWords } from "@/language/useWords";
import { useSession } from "@/shell/session";
import { Glyph } from "./Glyph";

/** Whether the second factor was shown, or will be asked for: one of the checks before an act. */
export function Factor() {
  const t = useWords();
  const shown = useSession().strength === "2";
  return (
    <li className={shown ? "good" : "rest"}>
      <Glyph shape={shown ? "done" : "waits"} /> {t(shown ? "factor" : "factor.asked")}
    </li>
  );
}
