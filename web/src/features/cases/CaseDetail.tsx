import "./cases.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useNamed } from "@/features/hotspots/hotspots";
import { codeNameOf, levelOf, useOperation } from "@/features/operations/operations";
import { CasePackages } from "@/features/packages/CasePackages";
import { getHotspot, getMeeting } from "@/gen/methods";
import type { Case } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { codedCrimes } from "@/parts/crimes";
import { HandlingLabel } from "@/parts/Handling";
import { Loaded } from "@/parts/Loaded";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { useMay } from "@/shell/session";
import { CaseMoves } from "./CaseMoves";
import { Judged } from "./Judged";
import { caseQuery, isHidden, isOpen, useOwnerNames, way } from "./cases";
import { Owner } from "./Owner";
import { ReviewNote } from "./ReviewNote";

interface Given {
  operationId: string;
  caseId: string;
  close: () => void;
  /** To the next, once it is reviewed. */
  after?: (() => void) | undefined;
}

/** One case beside its list; on a phone in its place. */
export function CaseDetail({ operationId, caseId, close, after }: Given) {
  const t = useWords();
  const query = useQuery(caseQuery(operationId, caseId));
  const operation = useOperation(operationId).data;
  useKey("Escape", t("dialog.close"), close);
  const level = levelOf(operation);
  return (
    <section className="detail" aria-label={query.data?.spec?.title ?? t("nav.cases")}>
      <Loaded query={query}>
        {(one) => (
          <>
            <header className="detail-head">
              <div className="detail-where">
                <button type="button" className="button plain small" onClick={close}>
                  {t("detail.back")}
                </button>
                <Link to="/operations/$operation" params={{ operation: operationId }}>
                  <bdi>{codeNameOf(operation) || t("find.operation")}</bdi>
                </Link>
              </div>
              <div className="head">
                <h2 tabIndex={-1} dir="auto">
                  {one.spec?.title}
                </h2>
                <State of={one.state} box />
                {level && <HandlingLabel level={level} />}
              </div>
            </header>
            <div className="detail-body">
              <ReviewNote review={one.review} hidden={isHidden(one) && t("case.hidden")} open={isOpen(one.state)} />
              {one.withdrawReason && (
                <p className="note">
                  <b>{t("fieldname.withdrawReason")}</b> <bdi>{one.withdrawReason}</bdi>
                </p>
              )}
              <Steps one={one} />
              <Decision one={one} />
              <Facts one={one} />
              <CasePackages operationId={operationId} caseId={caseId} />
              <Link to="/operations/$operation/history" params={{ operation: operationId }} search={{ case: caseId }}>
                {t("history")}
              </Link>
            </div>
            <CaseMoves one={one} after={after} />
          </>
        )}
      </Loaded>
    </section>
  );
}

/** How far it has come, and what is still ahead. */
function Steps({ one }: { one: Case }) {
  const t = useWords();
  const last = one.steps.at(-1)?.state;
  const ahead = way.slice(way.indexOf(last as (typeof way)[number]) + 1);
  return (
    <section aria-label={t("case.steps")}>
      <h3>{t("case.steps")}</h3>
      <ol className="case-steps">
        {one.steps.map(({ state, time }) => (
          <li key={state}>
            <State of={state} /> <When time={time} />
          </li>
        ))}
        {way.includes(last as never) &&
          ahead.map((state) => (
            <li key={state} className="ahead">
              {t(`state.${state}`)}
            </li>
          ))}
      </ol>
    </section>
  );
}

function Decision({ one: { decision, operationId } }: { one: Case }) {
  const t = useWords();
  const may = useMay();
  if (!decision) return null;
  return (
    <section aria-label={t("case.decision")}>
      <h3>{t("case.decision")}</h3>
      <p className="quiet">{t("case.decided", { day: toldDay(t.locale, decision.meetingDay) })}</p>
      {decision.meetingId && may(getMeeting) && (
        <p>
          <Link to="/operations/$operation/preparation/meetings/$meeting" params={{ operation: operationId, meeting: decision.meetingId }} search={{}}>
            {t("case.toMeeting")}
          </Link>
        </p>
      )}
      <p dir="auto" className="written">
        {decision.reasons}
      </p>
      <Judged criteria={decision.criteria} />
    </section>
  );
}

function Facts({ one }: { one: Case }) {
  const t = useWords();
  const may = useMay();
  const nameOf = useOwnerNames(one.operationId);
  const { spec } = one;
  const hotspots = useNamed(one.operationId, may(getHotspot) ? (spec?.hotspotIds ?? []) : []);
  const assessed = one.steps.find(({ state }) => state === "CASE_STATE_ASSESSED");
  const since = assessed && one.reviseTime !== undefined && assessed.time !== undefined && one.reviseTime > assessed.time;
  return (
    <>
      <Rows
        rows={[
          [t("fieldname.summary"), <bdi key="summary" className="written">{spec?.summary}</bdi>],
          [t("fieldname.reference"), <bdi key="reference" className="code">{spec?.reference}</bdi>],
          [t("case.owner"), <Owner key="owner" of={one} nameOf={nameOf} />],
          [t("fieldname.crimeAreas"), spec && codedCrimes(t, spec.crimeAreas)],
          [t("fieldname.aboutPerson"), t(spec?.aboutPerson ? "case.yes" : "case.no")],
          [
            t("fieldname.hotspotIds"),
            hotspots.length > 0 &&
              hotspots.map((hotspot) => (
                <div key={hotspot.hotspotId}>
                  <Link to="/operations/$operation/hotspots" params={{ operation: one.operationId }} search={{ hotspot: hotspot.hotspotId }}>
                    <bdi>{hotspot.spec?.name}</bdi>
                  </Link>
                </div>
              )),
          ],
          [t("fieldname.assessment"), one.assessment && <bdi key="assessment" className="written">{one.assessment}</bdi>],
          [t("case.revised"), one.reviseTime !== one.createTime && <When key="revised" time={one.reviseTime} />],
        ]}
      />
      {since && <p className="note">{t("case.since")}</p>}
    </>
  );
}
