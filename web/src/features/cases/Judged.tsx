import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";

interface Given {
  criteria: readonly { readonly key: string; readonly criterion: string; readonly met: boolean }[];
}

/** By which criteria a case was judged, and what came of it. */
export function Judged({ criteria }: Given) {
  const t = useWords();
  if (criteria.length === 0) return null;
  return (
    <ul className="judged">
      {criteria.map(({ key, criterion, met }) => (
        <li key={key}>
          <span className={met ? "good" : "bad"}>
            <Glyph shape={met ? "agreed" : "no"} />
            <span className="hidden">{t(met ? "case.met" : "case.unmet")}: </span>
          </span>
          <bdi>{criterion}</bdi>
        </li>
      ))}
    </ul>
  );
}
