import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { assessDiligence, waiveDiligence } from "@/gen/methods";
import type { DiligenceAssessment } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";
import { usePerson } from "@/parts/usePerson";
import { useAsks } from "@/shell/asks";
import { Page } from "@/shell/Page";
import { useMay, useSession } from "@/shell/session";
import { assessmentQuery, diligenceQuery, ofSubject, subjectName, subjectOf, wantedOf } from "./diligence";
import { DiligenceTable } from "./DiligenceTable";
import { Lines } from "./Lines";
import { WaiveDialog } from "./WaiveDialog";

/** One assessment whole, and those before it. */
export function AssessmentPage() {
  const { assessment } = useParams({ from: "/diligence/$assessment" });
  return <Loaded query={useQuery(assessmentQuery(assessment))}>{(one) => <Shown one={one} />}</Loaded>;
}

function Shown({ one }: { one: DiligenceAssessment }) {
  const t = useWords();
  const may = useMay();
  const who = usePerson();
  const { country: own } = useSession();
  const { spec } = one;
  const subject = subjectOf(one);
  const stands = one.supersedeTime === undefined;
  const waives = stands && spec?.level === "DILIGENCE_LEVEL_WITHHELD" && may(waiveDiligence);
  const { asks, ask, close } = useAsks([waives && "waive"]);
  return (
    <Page
      title={subjectName(t, one)}
      sub={t("nav.diligence")}
      beside={<State of={spec?.level ?? ""} box />}
      acts={
        <>
          {waives && <Button onClick={() => ask("waive")}>{t("diligence.waive")}</Button>}
          {stands && may(assessDiligence) && (
            <Link className="button main" to="/diligence/new" search={{ country: subject.country || undefined, kind: subject.kind || undefined }}>
              {t("diligence.again")}
            </Link>
          )}
        </>
      }
    >
      {one.due && <p className="note warn whole">{t("diligence.due.note")}</p>}
      {!stands && own === "" && (
        <p className="note whole">
          {t("diligence.superseded.note")} <When time={one.supersedeTime} />{" "}
          {one.supersededById && (
            <Link to="/diligence/$assessment" params={{ assessment: one.supersededById }}>
              {t("diligence.next")}
            </Link>
          )}
        </p>
      )}
      <div className="columns">
        <div>
          <Panel title={t("diligence.found")} inset>
            <Rows
              rows={[
                [
                  t("fieldname.grounds"),
                  <bdi key="grounds" className="written">
                    {spec?.grounds}
                  </bdi>,
                ],
                [t("fieldname.measures"), spec && spec.measures.length > 0 && <Lines key="measures" of={spec.measures} />],
                [t("fieldname.sources"), spec && spec.sources.length > 0 && <Lines key="sources" of={spec.sources} />],
              ]}
            />
          </Panel>
          {own === "" && <Before one={one} />}
        </div>
        <div>
          <Panel title={t("diligence.facts")} inset>
            <Rows
              rows={[
                [t("diligence.until"), <When key="until" time={spec?.validUntilTime} />],
                [t("diligence.assessed"), <When key="assessed" time={one.assessTime} />],
                [t("diligence.by"), one.reviewerSubject && <bdi key="by">{who(one.reviewerSubject, "")}</bdi>],
                [t("diligence.told"), own === "" && subject.country !== "" && t(spec?.toldToCountry ? "case.yes" : "case.no")],
              ]}
            />
          </Panel>
        </div>
      </div>
      {asks === "waive" && <WaiveDialog one={one} close={() => void close()} />}
    </Page>
  );
}

/** Others of the same subject, which it superseded or which superseded it. */
function Before({ one }: { one: DiligenceAssessment }) {
  const t = useWords();
  const subject = subjectOf(one);
  const rows = ofSubject(useQuery(diligenceQuery({ ...wantedOf(subject), superseded: true })).data ?? [], subject).filter((other) => other.assessmentId !== one.assessmentId);
  if (rows.length === 0) return null;
  return (
    <Panel title={t("diligence.earlier")}>
      <DiligenceTable caption={t("diligence.earlier")} rows={rows} />
    </Panel>
  );
}
