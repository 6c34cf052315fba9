// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Consequences } from "@/features/participations/Consequences";
import { kindLets, participationsQuery } from "@/features/participations/participations";
import { resultsQuery } from "@/features/results/results";
import { tasksQuery } from "@/features/tasks/tasks";
import { kindMay } from "@/gen/kinds";
import type { CatchUp, Consequence, Operation, Participation, SurveyCountriesResponse, Task } from "@/gen/types";
import arabic from "@/language/ar";
import english from "@/language/en";
import { dropDrafts } from "@/parts/draft";
import { CatchUpPanel } from "./CatchUpPanel";
import { catchUpQuery, consequenceName, seenKey, surveyQuery, withdrawalQuery } from "./joining";
import { KindLimits, KindsLeftOut } from "./kinds";
import { SurveyPanel } from "./SurveyPanel";

vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a> }));
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG" }), useMay: () => () => true }));
vi.mock("@/features/operations/lead", async (real) => ({ ...(await real<object>()), useMayIn: () => () => true }));

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

const consequence = (kind: string, count: number) => ({ kind: `CONSEQUENCE_KIND_${kind}`, count }) as Consequence;
const operation = { operationId: "1", state: "OPERATION_STATE_ACTIVE", approvedRevision: { number: 3, plan: { totalsShared: true } } } as Operation;

function show(page: ReactNode, fill: (client: QueryClient) => void, messages = english) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false, refetchOnMount: false } } });
  fill(client);
  render(
    <IntlProvider locale={messages === english ? "en" : "ar"} messages={messages}>
      <QueryClientProvider client={client}>{page}</QueryClientProvider>
    </IntlProvider>,
  );
}

function consequences(hangs: Consequence[], tasks: Task[] = [], messages = english) {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ consequences: hangs })));
  show(
    <Consequences operationId="1" country="NG" />,
    (client) => {
      client.setQueryData(withdrawalQuery("1", "NG").queryKey, hangs);
      client.setQueryData(tasksQuery("1", "NG").queryKey, tasks);
      client.setQueryData(resultsQuery("1", { country: "NG", state: "RESULT_STATE_PROVISIONAL" }).queryKey, []);
    },
    messages,
  );
  return screen.getAllByRole("listitem").map((one) => one.textContent);
}

it("each thing that hangs on it is counted, with what follows; what there is none of is left out", () => {
  const lines = consequences([consequence("ITEMS_OPEN", 3), consequence("HOTSPOTS", 1000)], [{ taskId: "a", state: "TASK_STATE_IN_PROGRESS" } as Task]);

  expect(lines[0]).toBe("1 task is in progress; its end may still be reported.");
  expect(lines[1]).toMatch(/^Items to do: 3They stay open in the name of the country/);
  expect(lines[2]).toMatch(/^Hotspots added: 1,000 or more/);
  expect(lines.join()).not.toMatch(/No task|No result|Nothing else/);
});

it.each([
  [english, "Nothing else hangs on it."],
  [arabic, "لا يترتب على ذلك شيء آخر."],
])("where nothing hangs on it, that is said", (messages, told) => {
  expect(consequences([], [], messages)[0]).toBe(told);
});

it("a kind of a later release is left out", () => {
  expect(consequenceName(consequence("MOON_BASES", 2))).toBeUndefined();
  expect(consequences([consequence("MOON_BASES", 2), consequence("NETWORKS", 1)])[0]).toMatch(/^Networks described: 1/);
});

const catchUp = {
  late: true, sinceTime: "2026-11-01T00:00:00Z", acceptTime: "2026-11-10T00:00:00Z", revision: 3,
  points: [{ kind: "CATCH_UP_POINT_KIND_PLAN", count: 1 }, { kind: "CATCH_UP_POINT_KIND_ORDER_MISSING", count: 1 }, { kind: "CATCH_UP_POINT_KIND_DECISIONS", count: 2 }, { kind: "CATCH_UP_POINT_KIND_ITEMS_OPEN", count: 2, time: "2026-12-01T10:00:00Z" }, { kind: "CATCH_UP_POINT_KIND_LATER", count: 9 }],
} as unknown as CatchUp;

function catching(of: CatchUp, at = operation, state = "PARTICIPATION_STATE_ACCEPTED") {
  show(<CatchUpPanel operation={at} />, (client) => {
    client.setQueryData(participationsQuery("1").queryKey, [{ country: "NG", state }] as Participation[]);
    client.setQueryData(catchUpQuery("1", "NG").queryKey, of);
    client.setQueryData(tasksQuery("1", "NG").queryKey, [{ taskId: "a", state: "TASK_STATE_ISSUED" }] as Task[]);
  });
  return screen.queryAllByRole("listitem").map((one) => one.textContent);
}

it("who joined late is told what to see and do, and says for themself what they have seen", () => {
  const lines = catching(catchUp);

  expect(lines[0]).toBe("1 task waits for your answer");
  expect(lines[1]).toMatch(/^The plan in force, revision 3/);
  expect(lines[2]).toBe("An order is in force, and your country has no copy; those who lead are told");
  expect(lines[4]).toMatch(/^Items that your country has to do: 2 · next due/);
  expect(lines).toHaveLength(6);

  fireEvent.click(screen.getByRole("button", { name: "Seen: Read the plan in force" }));
  fireEvent.click(screen.getByRole("button", { name: "Seen: Decisions of meetings that name your country" }));
  expect(screen.queryByText(/revision 3/)).toBeNull();
  cleanup();
  expect(catching(catchUp).join()).not.toMatch(/revision 3|Decisions/);
  // What is to do is not seen away.
  expect(screen.queryByRole("button", { name: /Seen: Items/ })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Show 2 that you have seen" }));
  expect(screen.getByText(/revision 3/)).toBeTruthy();
});

it("what was seen is forgotten with who leaves", () => {
  catching(catchUp);
  fireEvent.click(screen.getByRole("button", { name: "Seen: Read the plan in force" }));
  cleanup();
  dropDrafts();

  expect(catching(catchUp).join()).toMatch(/revision 3/);
});

it("the next revision of the plan, and further decisions, stand there again", () => {
  const [plan, , decisions] = catchUp.points;
  if (!plan || !decisions) throw new Error();

  expect(seenKey(catchUp, plan)).not.toBe(seenKey({ ...catchUp, revision: 4 }, plan));
  expect(seenKey(catchUp, decisions)).not.toBe(seenKey(catchUp, { ...decisions, count: 3 }));
});

it("who joined in time, takes part in what is over, or takes no part yet is shown nothing of it", () => {
  expect(catching({ late: false, revision: 0, points: [] })).toEqual([]);
  cleanup();
  expect(catching(catchUp, { ...operation, state: "OPERATION_STATE_CONCLUDED" })).toEqual([]);
  cleanup();
  expect(catching(catchUp, operation, "PARTICIPATION_STATE_INVITED")).toEqual([]);
});

it("who leads is told what late countries lack, and what others have left", () => {
  const survey = {
    late: [{ country: "GH", acceptTime: "2026-11-10T00:00:00Z", lacks: ["LACK_PACKAGE", "LACK_LATER"] }, { country: "KE", acceptTime: "2026-11-10T00:00:00Z", lacks: [] }],
    left: [{ country: "SN", leaveTime: "2026-11-12T00:00:00Z", left: [consequence("ITEMS_OPEN", 3)] }],
  } as unknown as SurveyCountriesResponse;
  show(<SurveyPanel operationId="1" nameOf={(code) => code} />, (client) => client.setQueryData(surveyQuery("1").queryKey, survey));

  expect(screen.getByText(/^No intelligence package/)).toBeTruthy();
  expect(screen.getByText("Lacks nothing")).toBeTruthy();
  expect(screen.getByText(/^Items to do: 3/)).toBeTruthy();
  expect(screen.getByText("See its items")).toBeTruthy();
});

it("what a kind may comes from the contract, and who is no choice is told", () => {
  expect(kindMay.PARTICIPANT_KIND_OBSERVER).toEqual(["SET_RESTRICTIONS"]);
  expect(kindLets({ kind: "PARTICIPANT_KIND_SUPPORTING_ORGANISATION" }, "RECEIVE_ORDERS")).toBe(true);
  expect(kindLets({ kind: "PARTICIPANT_KIND_UNSPECIFIED" }, "SET_CAVEATS")).toBe(true);
  const rows = [{ country: "KE", displayName: "Kenya", kind: "PARTICIPANT_KIND_OBSERVER", state: "PARTICIPATION_STATE_ACCEPTED" }, { country: "GH", displayName: "Ghana", kind: "PARTICIPANT_KIND_FULL", state: "PARTICIPATION_STATE_ACCEPTED" }] as Participation[];
  show(<KindsLeftOut operationId="1" act="RECEIVE_ORDERS" />, (client) => client.setQueryData(participationsQuery("1").queryKey, rows));

  expect(screen.getByText(/Kenya/).textContent).toContain("Observer");
  expect(screen.queryByText(/Ghana/)).toBeNull();
});

it("what a kind may not is said beside it, and nothing of who takes part in full", () => {
  show(<KindLimits kind="PARTICIPANT_KIND_SUPPORTING_ORGANISATION" />, () => undefined);

  expect(screen.getByText(/^It cannot/).textContent).toBe("It cannot: nominate cases, describe networks, set caveats, and be asked for tasks");
  cleanup();
  show(<KindLimits kind="PARTICIPANT_KIND_FULL" />, () => undefined);
  expect(screen.queryByText(/^It cannot/)).toBeNull();
});
