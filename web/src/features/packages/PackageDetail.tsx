import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { caseQuery, useOwnerNames } from "@/features/cases/cases";
import { ReviewNote } from "@/features/cases/ReviewNote";
import { useNamed } from "@/features/hotspots/hotspots";
import { Sources } from "@/features/hotspots/Sources";
import { useSeesAll } from "@/features/operations/lead";
import { codeNameOf, useOperation } from "@/features/operations/operations";
import { getCase, getHotspot, listPackageCopies, listPackageUses } from "@/gen/methods";
import type { IntelligencePackage, PackageCopy } from "@/gen/types";
import { tongueName } from "@/language/tongues";
import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";
import { HandlingLabel, useMarking } from "@/parts/Handling";
import { Loaded } from "@/parts/Loaded";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { useMay, useSession } from "@/shell/session";
import { Copies } from "./Copies";
import { CopyMoves } from "./CopyMoves";
import { OwnCopy } from "./OwnCopy";
import { PackageMoves } from "./PackageMoves";
import { isOpen, numberOf, packageQuery } from "./packages";
import { Numbered, Party } from "./Parts";
import { Receivers } from "./Receivers";
import { Terms } from "./Terms";
import { Uses } from "./Uses";

interface Given {
  operationId: string;
  packageId: string;
  close: () => void;
  /** To the next, once it is reviewed. */
  after?: (() => void) | undefined;
}

/** One package beside its list; on a phone in its place. */
export function PackageDetail({ operationId, packageId, close, after }: Given) {
  const t = useWords();
  const may = useMay();
  const { country } = useSession();
  const query = useQuery(packageQuery(operationId, packageId));
  const operation = useOperation(operationId).data;
  const all = useSeesAll(operation);
  useKey("Escape", t("dialog.close"), close);
  useMarking(query.data?.package.spec?.handlingLevel);
  return (
    <section className="detail" aria-label={query.data?.package.spec?.title ?? t("package")}>
      <Loaded query={query}>
        {({ package: one, copy }) => {
          const own = one.ownerCountry === country;
          const given = one.giveTime !== undefined;
          const told = numberOf(one);
          return (
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
                  <h2 tabIndex={-1}>
                    {told && (
                      <span className="package-number">
                        <Numbered of={told} />
                      </span>
                    )}
                    <bdi>{one.spec?.title ?? t(one.state === "PACKAGE_STATE_RECALLED" && copy ? "package.recalled" : "package.closed")}</bdi>
                  </h2>
                  <State of={one.state} box />
                  {one.spec && <HandlingLabel level={one.spec.handlingLevel} />}
                </div>
              </header>
              <div className="detail-body">
                <ReviewNote review={one.review} hidden={one.review?.state !== "CASE_REVIEW_STATE_PASSED" && t("package.hidden")} open={one.state === "PACKAGE_STATE_WAITING" || one.review?.state === "CASE_REVIEW_STATE_REFUSED"} />
                <Ended one={one} copy={copy} />
                {!one.spec && !copy && <p className="note">{t("package.closed.text")}</p>}
                {copy && <OwnCopy one={one} copy={copy} />}
                {one.spec && <Terms of={one.spec} until={!copy} />}
                <Content one={one} whole={!copy} />
                {one.spec && isOpen(one.state) && <Receivers one={one} />}
                {given && (!copy || all) && may(listPackageCopies) && <Copies one={one} own={own} />}
                {given && (own || copy) && may(listPackageUses) && <Uses operationId={operationId} packageId={packageId} own={own} />}
              </div>
              {copy ? <CopyMoves copy={copy} level={one.spec?.handlingLevel} /> : <PackageMoves one={one} after={after} />}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

/** Why it is given no more, or what stands in its place. */
function Ended({ one, copy }: { one: IntelligencePackage; copy: PackageCopy | undefined }) {
  const t = useWords();
  return (
    <>
      {one.recallTime && (
        <div className="note warn">
          <p>
            <Glyph shape="closed" /> <b>{t("package.recalledAt")}</b> <When time={one.recallTime} />
          </p>
          {one.recallReason && <p dir="auto">{one.recallReason}</p>}
          {copy && <p>{t("package.recalled.text")}</p>}
        </div>
      )}
      {one.withdrawReason && (
        <p className="note">
          <b>{t("fieldname.withdrawReason")}</b> <bdi>{one.withdrawReason}</bdi>
        </p>
      )}
      {one.supersedeTime && (
        <div className="note warn">
          <p>
            <b>{t("package.superseded")}</b> <When time={one.supersedeTime} />
          </p>
          {one.supersededById && <Other operationId={one.operationId} packageId={one.supersededById} />}
        </div>
      )}
    </>
  );
}

/** Another package that this one names, by its number. */
function Other({ operationId, packageId }: { operationId: string; packageId: string }) {
  const t = useWords();
  const other = useQuery({ ...packageQuery(operationId, packageId), refetchInterval: false }).data?.package;
  return (
    <Link to="/operations/$operation/packages" params={{ operation: operationId }} search={{ package: packageId }}>
      {other ? (
        <>
          <Numbered of={numberOf(other)} /> <bdi>{other.spec?.title}</bdi>
        </>
      ) : (
        t("package.other")
      )}
    </Link>
  );
}

function Content({ one, whole }: { one: IntelligencePackage; whole: boolean }) {
  const t = useWords();
  const may = useMay();
  const nameOf = useOwnerNames(one.operationId);
  const { spec } = one;
  const hotspots = useNamed(one.operationId, may(getHotspot) ? (spec?.hotspotIds ?? []) : []);
  const ofCase = useQuery({ ...caseQuery(one.operationId, spec?.caseId ?? ""), enabled: Boolean(spec?.caseId) && may(getCase), refetchInterval: false }).data;
  return (
    <>
      <Rows
        rows={[
          [t("package.owner"), <Party key="owner" code={one.ownerCountry} nameOf={nameOf} />],
          [t("package.given"), one.giveTime && <When key="given" time={one.giveTime} />],
          [t("fieldname.supersedesId"), spec?.supersedesId && <Other key="supersedes" operationId={one.operationId} packageId={spec.supersedesId} />],
          [
            t("package.case"),
            spec?.caseId && (
              <Link key="case" to="/operations/$operation/cases" params={{ operation: one.operationId }} search={{ case: spec.caseId }}>
                <bdi>{ofCase?.spec?.title ?? t("package.case.one")}</bdi>
              </Link>
            ),
          ],
          [t("fieldname.text"), spec?.text && <bdi key="text" className="written" lang={spec.language}>{spec.text}</bdi>],
          [t("fieldname.language"), spec?.language && tongueName(t.locale, spec.language)],
          [t("fieldname.aboutPerson"), whole && spec && t(spec.aboutPerson ? "case.yes" : "case.no")],
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
        ]}
      />
      <Sources of={spec?.sources ?? []} />
    </>
  );
}
