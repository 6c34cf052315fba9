import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { listContributions, listMeetings, listPlanningItems } from "@/gen/methods";
import { useWords } from "@/language/useWords";
import { Tabs } from "@/parts/Tabs";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import "@/features/cases/cases.css";
import "./preparation.css";

const parts = [
  { to: "/operations/$operation/preparation", name: "items.title", method: listPlanningItems, exact: true },
  { to: "/operations/$operation/preparation/meetings", name: "meetings.title", method: listMeetings, exact: false },
  { to: "/operations/$operation/preparation/resources", name: "resources.title", method: listContributions, exact: false },
] as const;

interface Given {
  title: string;
  beside?: ReactNode;
  acts?: ReactNode;
  sub?: ReactNode;
  children: ReactNode;
}

/** A page of what is prepared, with the way to its three parts. */
export function PreparationPage({ children, ...head }: Given) {
  const t = useWords();
  const may = useMay();
  const { operation: operationId } = useParams({ strict: false }) as { operation: string };
  const operation = useOperation(operationId).data;
  useMarkingOf(operation);
  return (
    <Page {...head} within={{ operation: operationId, name: codeNameOf(operation) }}>
      <Tabs label={t("nav.preparation")}>
        {parts
          .filter(({ method }) => may(method))
          .map(({ to, name, exact }) => (
            <Link key={to} to={to} params={{ operation: operationId }} activeOptions={{ exact, includeSearch: false }} activeProps={{ "aria-current": "page" }}>
              {t(name)}
            </Link>
          ))}
      </Tabs>
      {children}
    </Page>
  );
}
