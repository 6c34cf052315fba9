import type { StandingRestriction } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { State } from "@/parts/State";
import { useNow, When } from "@/parts/Time";
import { isPending } from "./caveats";
import { restrictionText } from "./restrictions";

/** What limits the data of a country, each with since when. */
export function RestrictionList({ restrictions, nameOf }: { restrictions: readonly StandingRestriction[]; nameOf?: (code: string) => string }) {
  const t = useWords();
  const now = useNow(5_000);
  return (
    <ul className="caveats">
      {restrictions.map((one) =>
        one.restriction ? (
          <li key={one.restriction.key}>
            <div className="caveat-head">
              <b>{restrictionText(t, one.restriction, nameOf)}</b>
              <bdi className="code quiet">{one.restriction.key}</bdi>
            </div>
            {one.restriction.note && (
              <p className="written" dir="auto">
                {one.restriction.note}
              </p>
            )}
            <p className="small">
              <State of={isPending(one, now) ? "CAVEAT_PENDING" : "CAVEAT_IN_FORCE"} /> {t(isPending(one, now) ? "caveat.pending" : "caveat.since")} <When time={one.inForceTime} plain />
            </p>
          </li>
        ) : null,
      )}
    </ul>
  );
}
