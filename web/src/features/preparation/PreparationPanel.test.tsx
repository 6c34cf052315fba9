// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import { operationQuery } from "@/features/operations/operations";
import type { Operation, PlanningItem } from "@/gen/types";
import english from "@/language/en";
import { gatesQuery, itemCountQuery } from "./items";
import { PreparationPanel } from "./PreparationPanel";
import { sumsQuery } from "./resources";

let [roles, country] = [["planner"], ""];
vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: string }) => <a href="/">{children}</a> }));
vi.mock("@/shell/session", () => ({
  useSession: () => ({ subject: "one", country, roles }),
  useMay: () => (method: { roles: readonly string[] }) => method.roles.some((role) => roles.includes(role)),
}));
afterEach(cleanup);

const gate = (phase: string, state: string) => ({ state: `PLANNING_ITEM_STATE_${state}`, spec: { phase: `PHASE_KIND_${phase}`, opensPhase: true } }) as PlanningItem;
const phase = (kind: string, startTime: string) => ({ kind: `PHASE_KIND_${kind}`, startTime, endTime: "2999-12-31T00:00:00Z" });

function show(as: string, of: string, gates: PlanningItem[]) {
  [roles, country] = [[as], of];
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const plan = { phases: [phase("ACTION", "2020-01-01T00:00:00Z"), phase("DEBRIEF", "2999-01-01T00:00:00Z")] };
  client.setQueryData(operationQuery("2").queryKey, { operationId: "2", lead: { secretariat: true, countries: [] }, approvedRevision: { plan } } as unknown as Operation);
  client.setQueryData(itemCountQuery("2").queryKey, { open: 1, late: 0, done: 0, dropped: 0, unreadable: 0 });
  client.setQueryData(gatesQuery("2").queryKey, gates);
  client.setQueryData(sumsQuery("2").queryKey, []);
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" messages={english}>
        <PreparationPanel operationId="2" />
      </IntlProvider>
    </QueryClientProvider>,
  );
  return screen.getAllByRole("link").map((one) => one.textContent);
}

it("counts gates by phase, and says which phase has begun before all of its gates were passed", () => {
  const shown = show("planner", "", [gate("ACTION", "DONE"), gate("ACTION", "OPEN"), gate("ACTION", "DROPPED"), gate("DEBRIEF", "OPEN"), gate("TARGETING", "DROPPED")]);

  expect(shown).toContain("Action has begun: 1 of 2 gates passed");
  expect(shown).toContain("Debrief: 0 of 1 gates passed");
  expect(shown.filter((one) => one?.includes("gates passed"))).toHaveLength(2);
});

it("says no more of a phase that has begun once all of its gates are passed", () => {
  expect(show("planner", "", [gate("ACTION", "DONE")])).toContain("Action: 1 of 1 gates passed");
});

it("tells a country nothing of gates, of which it sees its own alone", () => {
  expect(show("ncb-officer", "NG", [gate("ACTION", "DONE")]).join(" ")).not.toContain("gates passed");
});
