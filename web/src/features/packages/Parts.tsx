import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { codeNameOf, levelOf, useOperation } from "@/features/operations/operations";
import { listPackageCopies } from "@/gen/methods";
import type { HandlingLevel } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { strictest, useMarking } from "@/parts/Handling";
import { Tabs } from "@/parts/Tabs";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import "@/features/cases/cases.css";
import "./packages.css";

interface Given {
  title: string;
  beside?: ReactNode;
  acts?: ReactNode;
  /** How what is shown may be passed on, beside the operation itself. */
  levels?: readonly (HandlingLevel | undefined)[];
  children: ReactNode;
}

/** A page of packages, with the way to the list of their copies. */
export function PackagesPage({ levels = [], children, ...head }: Given) {
  const t = useWords();
  const may = useMay();
  const { operation: operationId } = useParams({ strict: false }) as { operation: string };
  const operation = useOperation(operationId).data;
  useMarking(strictest([levelOf(operation), ...levels]), operation?.exercise);
  const link = { params: { operation: operationId }, search: {}, activeProps: { "aria-current": "page" } } as const;
  return (
    <Page {...head} within={{ operation: operationId, name: codeNameOf(operation) }}>
      {may(listPackageCopies) && (
        <Tabs label={t("nav.packages")}>
          <Link to="/operations/$operation/packages" {...link} activeOptions={{ exact: true, includeSearch: false }}>
            {t("nav.packages")}
          </Link>
          <Link to="/operations/$operation/packages/copies" {...link} activeOptions={{ exact: true, includeSearch: false }}>
            {t("copies.title")}
          </Link>
        </Tabs>
      )}
      {children}
    </Page>
  );
}

/** A number of a package or of a copy: it runs left to right in every language. */
export function Numbered({ of }: { of: string }) {
  return of ? (
    <bdi className="code" dir="ltr">
      {of}
    </bdi>
  ) : null;
}

/** A country, or the secretariat. */
export function Party({ code, nameOf }: { code: string; nameOf?: (code: string) => string }) {
  const t = useWords();
  return code ? <Country code={code} name={nameOf?.(code)} /> : <>{t("secretariat")}</>;
}
