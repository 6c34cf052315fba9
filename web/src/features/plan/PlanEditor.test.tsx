// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Operation, Plan } from "@/gen/types";
import english from "@/language/en";
import { Notices } from "@/parts/Notices";
import { PlanEditor } from "./PlanEditor";
import { newPlan } from "./planRules";
import { useWriting } from "./useWriting";

vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "", roles: [] }) }));

const plan: Plan = {
  ...newPlan,
  codeName: "Serengeti",
  purpose: "PURPOSE_CRIME_INVESTIGATION",
  crimeAreas: ["CRIME_AREA_FRAUD"],
  legalBasis: "Agreement",
  leadAgency: "Secretariat",
  handlingLevel: "HANDLING_LEVEL_GREEN",
  startTime: "2026-09-01T00:00:00Z",
  endTime: "2026-12-01T00:00:00Z",
  phases: [],
  objectives: [],
  reportCurrency: "USD",
  totalsShared: false,
};

const operation = (version: string, change: Partial<Plan> = {}) =>
  ({ operationId: "1", version, openRevision: { number: 2, state: "PLAN_STATE_IN_REVIEW", plan: { ...plan, ...change } } }) as Operation;

const answer = vi.fn<(path: string, init: RequestInit) => Response | Promise<Response>>();
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const stale = () => json({ status: 409, reason: "STALE_VERSION" }, 409);
const sent = () => answer.mock.calls.filter(([, init]) => init.method !== "GET");
const Editor = ({ operation: shown }: { operation: Operation }) => <PlanEditor operation={shown} writing={useWriting(shown, true)} />;
const within = (shown: Operation | undefined, client = new QueryClient()) => (
  <IntlProvider locale="en" messages={english}>
    <QueryClientProvider client={client}>
      <Notices>
        {shown && <Editor operation={shown} />}
      </Notices>
    </QueryClientProvider>
  </IntlProvider>
);
const name = () => screen.getByLabelText<HTMLInputElement>("Code name");
const type = (value: string) => fireEvent.change(name(), { target: { value } });
const enter = () => fireEvent.submit(screen.getByRole("form", { name: "Edit" }));
const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => Promise.resolve().then(() => answer(path, init)));
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.resetAllMocks();
});

it("sends nothing where nothing is changed, and what is changed once", async () => {
  answer.mockImplementation(() => json({ operation: operation("8", { codeName: "Mine" }) }));
  render(within(operation("7")));

  enter();
  await pass(5_000);
  expect(sent()).toHaveLength(0);

  type("Mine");
  enter();
  await pass(10);
  await pass(5_000);
  expect(sent()).toHaveLength(1);
});

it("shows the newer text where nothing is typed, and never an older one", async () => {
  const client = new QueryClient();
  const { rerender } = render(within(operation("7"), client));

  rerender(within(operation("10", { codeName: "Theirs" }), client));
  expect(name().value).toBe("Theirs");

  rerender(within(operation("9"), client));
  expect(name().value).toBe("Theirs");
});

it("asks where both have changed the same, also when the page is there anew, and loses nothing typed meanwhile", async () => {
  let told: (response: Response) => void = () => undefined;
  answer.mockImplementation((_, { method }) => (method === "GET" ? new Promise((resolve) => (told = resolve)) : stale()));
  render(within(operation("7")));

  type("Mine");
  await pass(3_000);
  type("Mine still");
  told(json({ operation: operation("8", { codeName: "Theirs" }) }));
  await pass(10_000);
  expect(name().value).toBe("Mine still");
  expect(screen.queryByText("Keep mine")).not.toBeNull();
  expect(sent()).toHaveLength(1);

  cleanup();
  render(within(operation("8", { codeName: "Theirs" })));
  expect(name().value).toBe("Mine still");
  enter();
  await pass(10_000);
  expect(sent()).toHaveLength(1);

  fireEvent.click(screen.getByText("Take the other’s"));
  expect(name().value).toBe("Theirs");
  await pass(10_000);
  expect(sent()).toHaveLength(1);
});

const bodies = () => sent().map(([, init]) => (JSON.parse(String(init.body)) as { version: string; plan: Plan }));
it("keeps at once what was typed by somebody who goes to another page, and finds nothing left of it", async () => {
  answer.mockImplementation(() => json({ operation: operation("8", { codeName: "Mine" }) }));
  const { unmount } = render(within(operation("7")));
  type("Mine");

  unmount();
  await pass(0);
  expect(bodies()).toMatchObject([{ version: "7", plan: { codeName: "Mine" } }]);

  render(within(operation("8", { codeName: "Mine" })));
  await pass(10_000);
  expect(sent()).toHaveLength(1);
  expect(screen.getByText("Nothing changed yet.")).toBeTruthy();
});

it("keeps what is typed while something is on its way, also when the page is left before it has come", async () => {
  let told: (response: Response) => void = () => undefined;
  answer.mockImplementationOnce(() => new Promise((resolve) => (told = resolve))).mockImplementation(() => json({ operation: operation("9", { codeName: "Mine, later" }) }));
  const { unmount } = render(within(operation("7")));
  type("Mine");
  await pass(2_100);
  type("Mine, later");

  unmount();
  told(json({ operation: operation("8", { codeName: "Mine" }) }));
  await pass(10);

  expect(bodies()).toMatchObject([{ version: "7", plan: { codeName: "Mine" } }, { version: "8", plan: { codeName: "Mine, later" } }]);
});

it("says on the next page that what was typed could not be kept, and has it when one comes back", async () => {
  answer.mockImplementation(() => json({ status: 503, reason: "SERVICE_UNAVAILABLE" }, 503));
  const client = new QueryClient();
  const { rerender } = render(within(operation("7"), client));
  type("Mine");

  rerender(within(undefined, client));
  await pass(10);

  expect(screen.getByText("Your changes to Serengeti are not kept yet. They wait on this tab, in the plan.")).toBeTruthy();
  rerender(within(operation("7"), client));
  expect(name().value).toBe("Mine");
});

it("waits with a draft that was left on the tab until somebody types or says so", async () => {
  answer.mockImplementation((_, { body }) => json({ operation: operation("8", (JSON.parse(String(body)) as { plan: Plan }).plan) }));
  const first = render(within(operation("7")));
  type("M");
  first.unmount();
  await pass(10);
  expect(sent()).toHaveLength(0);

  render(within(operation("7")));
  await pass(20_000);
  cleanup();
  await pass(10);
  expect(sent()).toHaveLength(0);

  sessionStorage.setItem("cordon.draft.one.plan.1", (sessionStorage.getItem("cordon.draft.one.plan.1") ?? "").replace('"codeName":"M"', '"codeName":"Mine"'));
  const { unmount } = render(within(operation("7")));
  await pass(20_000);
  expect(sent()).toHaveLength(0);
  expect(screen.getByText(/^Not kept yet: a draft of \d\d:\d\d UTC on this tab/)).toBeTruthy();

  fireEvent.click(screen.getByText("Keep now"));
  await pass(10);
  expect(bodies()).toMatchObject([{ plan: { codeName: "Mine" } }]);
  unmount();
});

it("drops a draft that was left on the tab when somebody says so", async () => {
  const first = render(within(operation("7")));
  type("M");
  first.unmount();
  render(within(operation("7")));

  fireEvent.click(screen.getByText("Drop my changes"));
  await pass(20_000);

  expect(name().value).toBe("Serengeti");
  expect(sent()).toHaveLength(0);
});

it("takes a draft for kept that the operation has already", async () => {
  answer.mockImplementation(() => new Promise(() => undefined));
  const first = render(within(operation("7")));
  type("Mine");
  first.unmount();
  await pass(10);

  render(within(operation("8", { codeName: "Mine" })));
  expect(screen.getByText("Nothing changed yet.")).toBeTruthy();
});

it.each([
  ["Mine", true],
  ["", true],
  ["Serengeti", false],
])("asks before the tab is closed while something is not kept (%s: %s)", (value, asks) => {
  render(within(operation("7")));
  type("Another");
  type(value);

  const event = new Event("beforeunload", { cancelable: true });
  dispatchEvent(event);

  expect(event.defaultPrevented).toBe(asks);
});

it("leads to what is wrong, wherever in the plan it stands", async () => {
  render(within(operation("7")));
  fireEvent.click(screen.getByRole("button", { name: "Add a risk" }));

  fireEvent.click(screen.getByRole("button", { name: "Show what is wrong" }));
  await pass(10);

  expect(document.activeElement).toBe(screen.getByLabelText("Title"));
  expect(sent()).toHaveLength(0);
});
