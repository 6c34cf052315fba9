// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import { operationQuery } from "@/features/operations/operations";
import type { Operation, PlanningItem, PlanningItemSpec } from "@/gen/types";
import english from "@/language/en";
import { ItemMoves } from "./ItemMoves";

let [roles, country] = [["planner"], ""];
vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: string }) => <a href="/">{children}</a> }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({
  useSession: () => ({ subject: "one", country, roles }),
  useMay: () => (method: { roles: readonly string[] }) => method.roles.some((role) => roles.includes(role)),
  signIn: () => undefined,
}));
Object.assign(HTMLDialogElement.prototype, { showModal: () => undefined, close: () => undefined });
Element.prototype.scrollIntoView = () => undefined;
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const item = (state: string, spec: Partial<PlanningItemSpec> = {}) => ({ itemId: "1", operationId: "2", version: "4", state: `PLANNING_ITEM_STATE_${state}`, spec: { title: "Book rooms", owner: { country: "NG" }, ...spec } }) as unknown as PlanningItem;

/** In an operation that the secretariat leads, or these countries. */
function show(as: string, of: string, state: string, lead: string[] = [], spec: Partial<PlanningItemSpec> = {}) {
  [roles, country] = [as.split(","), of];
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(operationQuery("2").queryKey, { lead: { secretariat: lead.length === 0, countries: lead } } as unknown as Operation);
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" messages={english}>
        <ItemMoves one={item(state, spec)} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  return [...screen.queryAllByRole("button"), ...screen.queryAllByRole("link")].map((one) => one.textContent?.replace(/[A-Z]$/, ""));
}

it.each([
  ["planner", "", "OPEN", ["Mark as done", "Drop", "Revise"]],
  ["ncb-officer", "NG", "OPEN", []],
  ["ncb-officer", "NG", "DONE", []],
])("%s (%s) of a gate that is %s may: %s", (as, of, state, expected) => {
  expect(show(as, of, state, [], { opensPhase: true })).toEqual(expected);
});

it.each([
  ["planner", "", "OPEN", [], ["Mark as done", "Drop", "Revise"]],
  ["planner", "", "DONE", [], ["Open again"]],
  ["planner", "", "DROPPED", [], ["Open again"]],
  ["ncb-officer", "NG", "OPEN", [], ["Mark as done"]],
  ["ncb-officer", "NG", "DONE", [], ["Open again"]],
  ["ncb-officer", "NG", "DROPPED", [], []],
  ["leadership", "", "OPEN", [], []],
  ["planner", "KE", "OPEN", ["KE"], ["Mark as done", "Drop", "Revise"]],
  ["planner", "KE", "DROPPED", ["KE"], ["Open again"]],
  ["planner", "NG", "OPEN", ["KE"], []],
  ["planner", "NG", "DONE", ["KE"], []],
  ["planner,ncb-officer", "NG", "OPEN", ["KE"], ["Mark as done"]],
  ["planner", "", "OPEN", ["KE"], []],
  ["planner", "", "DONE", ["KE"], []],
])("%s (%s) of one that is %s and led by %s may: %s", (as, of, state, lead, expected) => {
  expect(show(as, of, state, lead)).toEqual(expected);
});

it("it is marked as done by the version that was read, with what was said", async () => {
  const sent = vi.fn((_: string, init: RequestInit) => Promise.resolve(Response.json({ item: { ...item("DONE"), version: "5" }, body: init.body })));
  vi.stubGlobal("fetch", sent);
  show("ncb-officer", "NG", "OPEN");

  fireEvent.click(screen.getByRole("button", { name: "Mark as done" }));
  fireEvent.change(screen.getByLabelText("Remark"), { target: { value: "All is booked." } });
  fireEvent.submit(document.querySelector("dialog form") as HTMLFormElement);

  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  expect([sent.mock.calls[0]?.[0], JSON.parse(String(sent.mock.calls[0]?.[1].body))]).toEqual(["/api/v1/operations/2/items/1:complete", { version: "4", remark: "All is booked." }]);
});

it("nothing is dropped without a reason", async () => {
  const sent = vi.fn();
  vi.stubGlobal("fetch", sent);
  show("planner", "", "OPEN");

  fireEvent.click(screen.getByRole("button", { name: "Drop" }));
  fireEvent.submit(document.querySelector("dialog form") as HTMLFormElement);

  await screen.findByText(english["rule.required"]);
  expect(sent).not.toHaveBeenCalled();
});
