// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, createEvent, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import english from "@/language/en";
import { AskForm } from "./AskForm";
import { CountryChoice } from "./CountryChoice";
import { ItemFields } from "./ItemForm";

let operation: object;
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => undefined, useParams: () => ({ operation: "2" }), useSearch: () => ({}) }));
vi.mock("./Parts", () => ({ PreparationPage: ({ children }: { children: ReactNode }) => <>{children}</> }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "", roles: ["planner"] }), useMay: () => () => true, signIn: () => undefined }));
vi.mock("@/features/operations/operations", async (known) => ({ ...(await known<object>()), useOperation: () => operation }));
vi.stubGlobal("fetch", () => Promise.resolve(Response.json({})));
afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

function show(of: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <IntlProvider locale="en" messages={english}>
        {of}
      </IntlProvider>
    </QueryClientProvider>,
  );
}

it("an operation that could not be read is not told as one without an approved plan", () => {
  operation = { isPending: false, data: undefined, error: new Error("down") };
  show(<AskForm />);

  expect(screen.getByRole("alert").textContent).not.toContain(english["resources.cannot"]);
  expect(screen.queryByText(english["resources.cannot"])).toBeNull();
});

it("a chosen country that takes part no more can be taken off", async () => {
  const plan = { resourceNeeds: [{ key: "kits", resource: "Kits", quantity: "4", unit: "kits" }] };
  operation = { isPending: false, data: { operationId: "2", state: "OPERATION_STATE_PLANNING", approvedRevision: { plan } } };
  sessionStorage.setItem("cordon.draft.one.ask.2.kits", JSON.stringify({ value: { countries: ["GH"], each: "2", other: {}, message: "" }, at: "2026-11-25T12:00:00Z" }));
  show(<AskForm />);

  const box = (await screen.findByRole("checkbox", { name: /Ghana/ })) as HTMLInputElement;
  expect(box.checked).toBe(true);
  fireEvent.click(box);
  expect(screen.queryByRole("checkbox", { name: /Ghana/ })).toBeNull();
});

it("looking for a country sends nothing", () => {
  const among = Array.from({ length: 13 }, (_, at) => ({ country: `A${at}`, displayName: `Land ${at}` }));
  show(<CountryChoice label="Countries" path="countries" among={among} value={[]} change={() => undefined} />);
  const search = screen.getByRole("searchbox");
  const enter = createEvent.keyDown(search, { key: "Enter" });
  fireEvent(search, enter);

  expect(enter.defaultPrevented).toBe(true);
});

it("an owner that takes part no more is called by its name", () => {
  operation = { isPending: false, data: undefined };
  show(<ItemFields operationId="2" path="spec" value={{ title: "", text: "", phase: "PHASE_KIND_ACTION", owner: "GH", dueTime: undefined, opensPhase: false }} set={() => undefined} />);

  expect((screen.getByRole("option", { name: "Ghana" }) as HTMLOptionElement).selected).toBe(true);
});

it.each([
  ["2999-01-01T00:00:00.000Z", /no later than its phase begins: Tue/],
  ["2020-01-01T00:00:00.000Z", /^In UTC\.$/],
])("a gate is told when its phase begins, %s, and nothing of it once that has begun", (startTime, told) => {
  operation = { isPending: false, data: { operationId: "2", approvedRevision: { plan: { commandPosts: [], phases: [{ kind: "PHASE_KIND_ACTION", startTime, endTime: "2999-02-01T00:00:00.000Z" }] } } } };
  show(<ItemFields operationId="2" path="spec" value={{ title: "", text: "", phase: "PHASE_KIND_ACTION", owner: "GH", dueTime: undefined, opensPhase: true }} set={() => undefined} />);

  expect(screen.getByText(told)).toBeDefined();
});
