// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import { tasksQuery } from "@/features/tasks/tasks";
import type { Operation, Participation, Task } from "@/gen/types";
import english from "@/language/en";
import { participationsQuery } from "./participations";
import { SinceStart } from "./SinceStart";

vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a> }));
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG", roles: [] }), useMay: () => () => true }));

afterEach(cleanup);

function show({ state = "OPERATION_STATE_ACTIVE", accepted = "2026-11-10T00:00:00Z", shared = true, participation = "PARTICIPATION_STATE_ACCEPTED", acceptTime = "" } = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData(participationsQuery("1").queryKey, [{ country: "NG", state: participation, updateTime: accepted, ...(acceptTime ? { acceptTime } : {}) } as Participation]);
  client.setQueryData(tasksQuery("1", "NG").queryKey, [{ taskId: "a", state: "TASK_STATE_ISSUED" }, { taskId: "b", state: "TASK_STATE_COMPLETED" }] as Task[]);
  const operation = { operationId: "1", state, approvedRevision: { number: 3, plan: { startTime: "2026-11-01T00:00:00Z", totalsShared: shared } } } as Operation;
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <SinceStart operation={operation} />
      </QueryClientProvider>
    </IntlProvider>,
  );
  return screen.queryAllByRole("link").map((link) => link.textContent);
}

it("who accepted after the start is led to tasks, plan and the figures that are shared", () => {
  expect(show()).toEqual(["2 tasks addressed to your country", "1 waits for an answer", "The plan in force, revision 3", "Figures of all that take part"]);
});

it("what is not shared is not promised", () => {
  expect(show({ shared: false }).at(-1)).toBe("Figures of your country; those of others are not shared");
});

it.each([
  ["accepted before the start", { accepted: "2026-10-30T00:00:00Z" }],
  ["accepted before it and has changed caveats since", { acceptTime: "2026-10-30T00:00:00Z" }],
  ["has left", { participation: "PARTICIPATION_STATE_WITHDRAWN" }],
  ["takes part in what is over", { state: "OPERATION_STATE_CONCLUDED" }],
])("who %s is shown nothing of it", (_, given) => {
  expect(show(given)).toEqual([]);
});
