import type { StandingCaveat } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { State } from "@/parts/State";
import { useNow, When } from "@/parts/Time";
import { caveatText, isPending } from "./caveats";

/** What limits a country, each with since when. */
export function CaveatList({ caveats }: { caveats: readonly StandingCaveat[] }) {
  const t = useWords();
  const now = useNow(5_000);
  return (
    <ul className="caveats">
      {caveats.map((one) =>
        one.caveat ? (
          <li key={one.caveat.key}>
            <div className="caveat-head">
              <b>{caveatText(t, one.caveat)}</b>
              <bdi className="code quiet">{one.caveat.key}</bdi>
            </div>
            {one.caveat.note && (
              <p className="written" dir="auto">
                {one.caveat.note}
              </p>
            )}
            {one.caveat.assurance && <p className="small quiet">{t("caveat.assurance.shown")}</p>}
            <p className="small">
              <State of={isPending(one, now) ? "CAVEAT_PENDING" : "CAVEAT_IN_FORCE"} /> {t(isPending(one, now) ? "caveat.pending" : "caveat.since")} <When time={one.inForceTime} plain />
            </p>
          </li>
        ) : null,
      )}
    </ul>
  );
}
