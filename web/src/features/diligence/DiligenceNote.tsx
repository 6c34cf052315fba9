import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { listDiligence, listDiligenceWaivers } from "@/gen/methods";
import type { DiligenceAssessment, DiligenceWaiver } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { AsBefore } from "@/parts/AsBefore";
import { Failed, Loading } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { apart } from "@/parts/Time";
import { useMay, useSession } from "@/shell/session";
import { diligenceQuery, ofSubject, subjectName, toKnow, waiversQuery } from "./diligence";
import { Due } from "./DiligenceTable";
import { Lines } from "./Lines";
import { WaiverFacts } from "./WaiverFacts";

interface Given {
  operationId: string;
  countries: readonly string[];
  /** `ACTION_KIND_…` where an action is asked for. */
  kind?: string;
  nameOf: (code: string) => string;
}

/** What has to be known of countries, and of an action, before they are invited, given or asked for something. */
export function DiligenceNote({ operationId, countries, kind = "", nameOf }: Given) {
  const t = useWords();
  const may = useMay();
  const { country: own } = useSession();
  const sees = own === "" && may(listDiligence) && countries.length > 0;
  const whole = useQuery({ ...diligenceQuery({ wholeCountries: true }), enabled: sees });
  const ofKind = useQuery({ ...diligenceQuery({ kind: kind as never }), enabled: sees && kind !== "" });
  const waives = may(listDiligenceWaivers);
  const waivers = useQuery({ ...waiversQuery(operationId), enabled: sees && waives });
  if (!sees) return null;
  const asked = [whole, ...(kind ? [ofKind] : []), ...(waives ? [waivers] : [])];
  // What could not be read is not nothing.
  const failed = asked.find((one) => one.isError && one.data === undefined);
  if (failed) return <Failed fault={failed.error} again={() => void failed.refetch()} />;
  if (asked.some((one) => one.isPending)) return <Loading rows={2} />;
  const stale = asked.find((one) => one.isError);
  const standing = [...(whole.data ?? []), ...(ofKind.data ?? [])];
  const general = kind ? ofSubject(standing, { country: "", kind }).filter((one) => one.due || one.spec?.level !== "DILIGENCE_LEVEL_STANDARD") : [];
  const known = toKnow(countries, standing, kind);
  const missing = known.filter((one) => one.missing).map(({ country }) => apart(nameOf(country)));
  const rows = [...general, ...known.flatMap((one) => one.rows)];
  if (rows.length === 0 && missing.length === 0) return stale ? <AsBefore query={stale} /> : null;
  return (
    <section className="note warn" aria-label={t("nav.diligence")}>
      <h3>{t("nav.diligence")}</h3>
      {stale && <AsBefore query={stale} />}
      <ul className="lined">
        {rows.map((one) => (
          <li key={one.assessmentId}>
            <Line one={one} waiver={waivers.data?.find((waiver) => waiver.holds && waiver.assessmentId === one.assessmentId)} />
          </li>
        ))}
        {missing.length > 0 && <li>{t("diligence.missing", { countries: t.list(missing) })}</li>}
      </ul>
    </section>
  );
}

function Line({ one, waiver }: { one: DiligenceAssessment; waiver: DiligenceWaiver | undefined }) {
  const t = useWords();
  const withheld = one.spec?.level === "DILIGENCE_LEVEL_WITHHELD";
  return (
    <>
      <p>
        <Link to="/diligence/$assessment" params={{ assessment: one.assessmentId }}>
          <bdi>{subjectName(t, one)}</bdi>
        </Link>{" "}
        <State of={one.spec?.level ?? ""} /> {one.due && <Due />}
      </p>
      {withheld && <p>{t(waiver ? "diligence.waived" : "diligence.unwaived")}</p>}
      {withheld && waiver && <WaiverFacts of={waiver} />}
      {one.spec && one.spec.measures.length > 0 && <Lines of={one.spec.measures} />}
    </>
  );
}
