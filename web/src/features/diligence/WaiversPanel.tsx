import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { listDiligenceWaivers, waiveDiligence } from "@/gen/methods";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { useMay, useSession } from "@/shell/session";
import { waiversQuery } from "./diligence";
import { WaiverFacts } from "./WaiverFacts";

/** What was waived for an operation, also what holds no more; no country sees it. */
export function WaiversPanel({ operationId }: { operationId: string }) {
  const t = useWords();
  const may = useMay();
  const { country } = useSession();
  const sees = country === "" && may(listDiligenceWaivers);
  const query = useQuery({ ...waiversQuery(operationId), enabled: sees });
  if (!sees) return null;
  return (
    <Panel
      title={t("diligence.waivers")}
      note={t("diligence.waivers.note")}
      acts={
        may(waiveDiligence) && (
          <Link className="button small" to="/diligence" search={{ level: "DILIGENCE_LEVEL_WITHHELD" }}>
            {t("diligence.toWithheld")}
          </Link>
        )
      }
    >
      <Cut rows={query.data} />
      <Loaded query={query} rows={2}>
        {(waivers) =>
          waivers.length === 0 ? (
            <Empty title={t("diligence.waivers.none")} />
          ) : (
            <ul className="lined panel-in">
              {waivers.map((one) => (
                <li key={one.waiverId}>
                  <p>
                    <Link to="/diligence/$assessment" params={{ assessment: one.assessmentId }}>
                      <Country code={one.country} />
                    </Link>
                  </p>
                  <WaiverFacts of={one} />
                  {!one.holds && <p className="warn">{t("diligence.waiver.over")}</p>}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
