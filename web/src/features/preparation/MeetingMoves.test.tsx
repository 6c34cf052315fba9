// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import { operationQuery } from "@/features/operations/operations";
import type { Meeting, Operation } from "@/gen/types";
import english from "@/language/en";
import { MeetingMoves } from "./MeetingMoves";

let country = "";
vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: string }) => <a href="/">{children}</a> }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({
  useSession: () => ({ subject: "one", country, roles: ["planner"] }),
  useMay: () => (method: { roles: readonly string[] }) => method.roles.includes("planner"),
  signIn: () => undefined,
}));
afterEach(cleanup);

const meeting = { meetingId: "1", operationId: "2", version: "4", state: "MEETING_STATE_PLANNED", spec: { title: "First" }, decisions: [], closings: [] } as unknown as Meeting;

it.each([
  ["", [], 3],
  ["", ["KE"], 0],
  ["KE", ["KE"], 3],
  ["NG", ["KE"], 0],
])("a planner (%s) of an operation that is led by %s has %s moves", (of, lead, moves) => {
  country = of;
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(operationQuery("2").queryKey, { lead: { secretariat: lead.length === 0, countries: lead } } as unknown as Operation);
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" messages={english}>
        <MeetingMoves one={meeting} />
      </IntlProvider>
    </QueryClientProvider>,
  );

  expect([...screen.queryAllByRole("button"), ...screen.queryAllByRole("link")]).toHaveLength(moves);
});
