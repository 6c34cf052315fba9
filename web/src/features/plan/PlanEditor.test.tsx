// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Operation, Plan } from "@/gen/types";
import english from "@/language/en";
import { PlanEditor } from "./PlanEditor";

vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one" }) }));

const plan: Plan = {
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
const within = (shown: Operation, client = new QueryClient()) => (
  <IntlProvider locale="en" messages={english}>
    <QueryClientProvider client={client}>
      <PlanEditor operation={shown} />
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
