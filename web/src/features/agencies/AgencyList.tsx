import { kindName } from "@/features/directory/directory";
import type { Agency } from "@/gen/types";
import { useWords } from "@/language/useWords";

/** Agencies that take part, to be read. */
export function AgencyList({ agencies }: { agencies: readonly Agency[] }) {
  const t = useWords();
  return (
    <ul className="listed">
      {agencies.map(({ code, name, kind }) => (
        <li key={code}>
          <bdi>{name}</bdi>{" "}
          <span className="small quiet">
            <bdi dir="ltr">{code}</bdi> · {kindName(t, "agency", kind)}
          </span>
        </li>
      ))}
    </ul>
  );
}
