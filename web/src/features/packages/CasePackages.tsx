import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useKindCannot } from "@/features/joining/kinds";
import { useMayIn } from "@/features/operations/lead";
import { draftPackage, listPackages } from "@/gen/methods";
import { useWords } from "@/language/useWords";
import { State } from "@/parts/State";
import { numberOf, packagesQuery, toldState } from "./packages";
import { Numbered } from "./Parts";

/** The packages that were given for a case, as far as the reader sees them, and the way to draft one. */
export function CasePackages({ operationId, caseId }: { operationId: string; caseId: string }) {
  const t = useWords();
  const may = useMayIn(operationId);
  const kindCannot = useKindCannot(operationId);
  const drafts = may(draftPackage) && !kindCannot("GIVE_PACKAGES");
  const lists = may(listPackages);
  const packages = useQuery({ ...packagesQuery(operationId, { caseId }), enabled: lists }).data ?? [];
  if (!lists || (packages.length === 0 && !drafts)) return null;
  return (
    <section aria-label={t("nav.packages")}>
      <h3>{t("nav.packages")}</h3>
      {packages.length > 0 && (
        <ul className="case-steps">
          {packages.map((one) => (
            <li key={one.packageId}>
              <Link to="/operations/$operation/packages" params={{ operation: operationId }} search={{ package: one.packageId, case: caseId }}>
                <Numbered of={numberOf(one)} /> <bdi>{one.spec?.title}</bdi>
              </Link>
              <State of={toldState(one)} />
            </li>
          ))}
        </ul>
      )}
      {drafts && (
        <Link to="/operations/$operation/packages/new" params={{ operation: operationId }} search={{ case: caseId }}>
          {t("package.draft.case")}
        </Link>
      )}
    </section>
  );
}
