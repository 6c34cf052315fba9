// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { operationQuery } from "@/features/operations/operations";
import type { Operation, Plan, PlanRevision } from "@/gen/types";
import english from "@/language/en";
import { HandlingBanner, MarkingProvider } from "@/parts/Handling";
import { PlanPage } from "./PlanPage";
import { newPlan } from "./planRules";

const search: { mode?: string } = {};
vi.mock("@tanstack/react-router", () => ({ Link: () => null, useParams: () => ({ operation: "1" }), useSearch: () => search, useNavigate: () => () => undefined }));
vi.mock("@/shell/asks");
const session = { subject: "approver", strength: "2", country: "", roles: ["planner", "approver"] };
vi.mock("@/shell/session", () => ({ useSession: () => session, useMay: () => () => true, signIn: () => undefined }));

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
const revision = (change: Partial<PlanRevision> = {}) => ({ number: 2, state: "PLAN_STATE_IN_REVIEW", plan, hash: "abcd", authorSubjects: ["planner"], approverSubject: "", returnReason: "", ...change }) as PlanRevision;
const operation = (version: string, change: Partial<Operation>) => ({ operationId: "1", version, state: "OPERATION_STATE_ACTIVE", ...change }) as Operation;

const answer = vi.fn<() => Response>();
let client: QueryClient;

/** The page as it is when the operation is looked for again. */
function shown(now: Operation) {
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData(operationQuery("1").queryKey, now);
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <MarkingProvider>
          <HandlingBanner />
          <PlanPage />
        </MarkingProvider>
      </QueryClientProvider>
    </IntlProvider>,
  );
}
const refused = (reason: string) => answer.mockImplementation(() => new Response(JSON.stringify({ status: 409, reason }), { status: 409 }));
const comes = (now: Operation) =>
  act(async () => {
    client.setQueryData(operationQuery("1").queryKey, now);
    // Who looks is told on the next turn.
    await new Promise((resolve) => setTimeout(resolve));
  });

beforeEach(async () => {
  // What writes is a file of its own.
  await vi.dynamicImportSettled();
  delete search.mode;
  session.country = "";
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => (init.method === "GET" ? new Promise(() => undefined) : Promise.resolve(answer())));
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

it.each([
  ["another has approved it meanwhile", operation("8", { approvedRevision: revision({ state: "PLAN_STATE_APPROVED" }) })],
  ["another has sent it back meanwhile", operation("8", { openRevision: revision({ state: "PLAN_STATE_DRAFT", returnReason: "Not yet" }) })],
])("an approval that was refused is told as one though %s", async (_, now) => {
  refused("STALE_VERSION");
  shown(operation("7", { openRevision: revision() }));

  fireEvent.click(screen.getByRole("button", { name: /^Approve revision 2/ }));
  await screen.findByText("Revision 2 was not approved", undefined, { timeout: 10_000 });
  await comes(now);

  expect(screen.getByText("Revision 2 was not approved")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Approve revision 2/ })).toBeNull();
});

it("a return that was refused is told though another has approved meanwhile, and keeps its reason", async () => {
  refused("ILLEGAL_MOVE");
  shown(operation("7", { openRevision: revision() }));

  fireEvent.click(screen.getByRole("button", { name: /^Send back with reasons/ }));
  const reason = screen.getByRole("dialog").querySelector("textarea") as HTMLTextAreaElement;
  fireEvent.change(reason, { target: { value: "The legal basis is missing." } });
  fireEvent.submit(reason.form as HTMLFormElement);
  await screen.findByText("Revision 2 was not sent back");
  await comes(operation("8", { approvedRevision: revision({ state: "PLAN_STATE_APPROVED" }) }));

  expect(screen.getByText("Revision 2 was not sent back")).toBeTruthy();
  expect(screen.getByRole("dialog").querySelector("textarea")?.value).toBe("The legal basis is missing.");
});

it("what was refused is told no more once somebody acts again", async () => {
  refused("STALE_VERSION");
  shown(operation("7", { openRevision: revision() }));
  fireEvent.click(screen.getByRole("button", { name: /^Approve revision 2/ }));
  await screen.findByText("Revision 2 was not approved");
  await comes(operation("8", { openRevision: revision({ state: "PLAN_STATE_DRAFT" }) }));

  answer.mockImplementation(() => new Response(JSON.stringify({ operation: operation("9", { openRevision: revision() }) })));
  fireEvent.click(screen.getByRole("button", { name: /^Submit revision 2/ }));

  await vi.waitFor(() => expect(screen.queryByText("Revision 2 was not approved")).toBeNull());
});

it("whoever writes stays with what they typed when the operation has ended meanwhile", async () => {
  search.mode = "edit";
  shown(operation("7", { openRevision: revision({ state: "PLAN_STATE_DRAFT" }) }));
  fireEvent.change(screen.getByLabelText("Code name"), { target: { value: "Mine" } });

  await comes(operation("8", { state: "OPERATION_STATE_CONCLUDED", openRevision: revision({ state: "PLAN_STATE_DRAFT" }) }));

  expect(screen.getByLabelText<HTMLInputElement>("Code name").value).toBe("Mine");
});

const of = (level: Plan["handlingLevel"], change: Partial<PlanRevision> = {}) => revision({ plan: { ...plan, handlingLevel: level }, ...change });
const label = () => screen.getByRole("region", { name: "Handling level" }).textContent;
const stricterApproved = { openRevision: of("HANDLING_LEVEL_GREEN", { state: "PLAN_STATE_DRAFT" }), approvedRevision: of("HANDLING_LEVEL_RED", { number: 1, state: "PLAN_STATE_APPROVED" }) };

it.each([
  ["", stricterApproved, /TLP:RED$/],
  ["approved", stricterApproved, /TLP:RED$/],
  ["", { openRevision: of("HANDLING_LEVEL_AMBER"), approvedRevision: of("HANDLING_LEVEL_GREEN") }, /TLP:AMBER$/],
  ["approved", { openRevision: of("HANDLING_LEVEL_AMBER"), approvedRevision: of("HANDLING_LEVEL_GREEN") }, /TLP:GREEN$/],
])("the page (%s) is marked as the strictest of what it shows", (mode, change, expected) => {
  search.mode = mode;
  shown(operation("7", change));

  expect(label()).toMatch(expected);
});

it.each([
  ["HANDLING_LEVEL_RED", "HANDLING_LEVEL_GREEN", /TLP:RED$/],
  ["HANDLING_LEVEL_GREEN", "HANDLING_LEVEL_RED", /TLP:RED$/],
])("whoever writes another level (%s, then %s) has the page marked as the stricter of both until it is kept", (before, after, expected) => {
  search.mode = "edit";
  shown(operation("7", { openRevision: of(before as Plan["handlingLevel"], { state: "PLAN_STATE_DRAFT" }) }));
  fireEvent.change(screen.getByLabelText("Handling level", { selector: "select" }), { target: { value: after } });

  expect(label()).toMatch(expected);
});

it("a text that came in the place of the one that was read is told, and approved only once it was read", async () => {
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    if (init.method === "GET") return new Promise(() => undefined);
    sent.push(JSON.parse(String(init.body)));
    return new Response(JSON.stringify({ operation: operation("9", {}) }));
  });
  shown(operation("7", { openRevision: revision() }));
  await comes(operation("8", { openRevision: revision({ hash: "ef01", plan: { ...plan, legalBasis: "Another treaty" } }) }));
  fireEvent.click(screen.getByRole("button", { name: /^Approve revision 2/ }));

  expect(sent).toEqual([]);
  const told = screen.getByText("It has changed since you opened it.").closest(".changed");
  expect([...(told?.querySelectorAll("del, ins") ?? [])].map((one) => one.textContent)).toEqual(["Agreement", "Another treaty"]);

  fireEvent.click(screen.getByRole("button", { name: "I have read it" }));
  fireEvent.click(screen.getByRole("button", { name: /^Approve revision 2/ }));
  await vi.waitFor(() => expect(sent).toEqual([{ version: "8", hash: "ef01" }]));
});

it("a plan that is not another, of an operation that has moved on, is approved as it was read", async () => {
  shown(operation("7", { openRevision: revision() }));
  await comes(operation("8", { openRevision: revision() }));

  expect(screen.queryByText("It has changed since you opened it.")).toBeNull();
});

it("what was typed is kept at once when its writer goes on to read, and submitted only once it is", async () => {
  const draft = { openRevision: revision({ state: "PLAN_STATE_DRAFT", authorSubjects: ["approver"] }) };
  const kept = operation("8", { openRevision: revision({ state: "PLAN_STATE_DRAFT", hash: "ef01", plan: { ...plan, codeName: "Mine" } }) });
  const sent: [string, unknown][] = [];
  let told: (response: Response) => void = () => undefined;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    if (init.method === "GET") return new Promise(() => undefined);
    sent.push([path.replace(/^.*:/, ""), JSON.parse(String(init.body))]);
    return new Promise((resolve) => (told = resolve));
  });
  search.mode = "edit";
  shown(operation("7", draft));
  fireEvent.change(screen.getByLabelText("Code name"), { target: { value: "Mine" } });

  search.mode = "open";
  await comes(operation("7", { ...draft, updateTime: "2026-11-27T09:00:00Z" }));
  expect(sent).toMatchObject([["revise", { version: "7", plan: { codeName: "Mine" } }]]);
  expect(screen.getByText("Your changes on this tab are not in this revision.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: /^Submit revision 2/ }));
  expect(screen.getByRole("button", { name: /^Submit revision 2/ }).title).toBe("First keep your changes, or drop them.");
  expect(sent).toHaveLength(1);

  await act(async () => told(new Response(JSON.stringify({ operation: kept }))));
  await vi.waitFor(() => expect(screen.queryByText("Your changes on this tab are not in this revision.")).toBeNull());
  fireEvent.click(screen.getByRole("button", { name: /^Submit revision 2/ }));
  await vi.waitFor(() => expect(sent[1]).toEqual(["submit", { version: "8" }]));
});

it("a draft that was left on the tab keeps no revision in review from being read, and is told there", async () => {
  const sent = vi.fn();
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    if (init.method !== "GET") sent();
    return new Promise(() => undefined);
  });
  sessionStorage.setItem("cordon.draft.approver.plan.1", JSON.stringify({ at: "2026-11-27T09:00:00Z", value: { base: plan, mine: { ...plan, codeName: "Mine" }, version: "7", conflicts: [] } }));
  shown(operation("7", { openRevision: revision() }));

  expect(screen.getByText(/a draft of 09:00 UTC on this tab/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Drop my changes" }));
  expect(screen.queryByText(/a draft of 09:00 UTC/)).toBeNull();
  expect(sent).not.toHaveBeenCalled();
});

it("nobody submits what is incomplete, and what is missing is named at the button", () => {
  answer.mockClear();
  shown(operation("7", { openRevision: revision({ state: "PLAN_STATE_DRAFT", completenessVersion: 1, missing: ["COMPLETENESS_POINT_AREA", "COMPLETENESS_POINT_COMMAND"] }) }));

  fireEvent.click(screen.getByRole("button", { name: /^Submit revision 2/ }));

  expect(answer).not.toHaveBeenCalled();
  expect(screen.getByText("2 points are empty and not waived")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Command and control" })).toBeTruthy();
});

it("a service of the release before, which knows no list, is asked to submit all the same", async () => {
  answer.mockClear();
  refused("STALE_VERSION");
  const { missing: _, completenessVersion: __, ...old } = revision({ state: "PLAN_STATE_DRAFT" });
  shown(operation("7", { openRevision: old as PlanRevision }));

  expect(screen.queryByText("Completeness")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: /^Submit revision 2/ }));
  await vi.waitFor(() => expect(answer).toHaveBeenCalled());
});

it("what the service finds missing is told by point", async () => {
  answer.mockImplementation(() => new Response(JSON.stringify({ status: 409, reason: "PLAN_INCOMPLETE", violations: [{ field: "plan.area", reason: "AREA", description: "Nothing of it." }], metadata: { points: "AREA" } }), { status: 409 }));
  shown(operation("7", { openRevision: revision({ state: "PLAN_STATE_DRAFT" }) }));

  fireEvent.click(screen.getByRole("button", { name: /^Submit revision 2/ }));

  expect(await screen.findByText(/Nothing is written for: Geographical area\./)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Geographical area" })).toBeTruthy();
});

it("who only reads is not shown what is empty", () => {
  shown(operation("7", { openRevision: revision({ plan: { ...plan, communications: [{ step: "COMMUNICATION_STEP_PRIMARY", means: "By radio", rule: "" }] } }) }));

  expect(screen.getByRole("heading", { name: "Communications" })).toBeTruthy();
  expect(screen.queryByRole("heading", { name: "Risks" })).toBeNull();
});

it("what the plan in force does without is no matter of a country", () => {
  const waivers: Plan["waivers"] = [{ point: "COMPLETENESS_POINT_LOGISTICS", reason: "Each country houses its own." }];
  const inForce = operation("1", { approvedRevision: revision({ state: "PLAN_STATE_APPROVED", completenessVersion: 1, plan: { ...plan, waivers } }) });
  shown(inForce);
  expect(screen.getByText("Each country houses its own.")).toBeTruthy();
  cleanup();

  session.country = "NG";
  shown(inForce);

  expect(screen.queryByText("Completeness")).toBeNull();
  expect(screen.queryByText("Each country houses its own.")).toBeNull();
  expect(screen.getByText("Secretariat")).toBeTruthy();
});

it("an approver of a unit that wrote approves once they have said why there is no other", async () => {
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    if (init.method === "GET") return new Promise(() => undefined);
    const body = JSON.parse(String(init.body)) as { noOtherUnitReason?: string };
    sent.push(body);
    return body.noOtherUnitReason
      ? new Response(JSON.stringify({ operation: operation("8", { approvedRevision: revision({ state: "PLAN_STATE_APPROVED", noOtherUnitReason: body.noOtherUnitReason }) }) }))
      : new Response(JSON.stringify({ status: 403, reason: "SAME_UNIT", metadata: { unit: "Fraud unit" } }), { status: 403 });
  });
  shown(operation("7", { openRevision: revision({ authorUnits: [{ country: "", name: "Fraud unit" }] }) }));
  expect(screen.getByText("Written by: Fraud unit. Another unit approves it.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: /^Approve revision 2/ }));
  fireEvent.click(await screen.findByRole("button", { name: "There is no approver of another unit" }));
  const reason = screen.getByRole("dialog").querySelector("textarea") as HTMLTextAreaElement;

  fireEvent.submit(reason.form as HTMLFormElement);
  await vi.waitFor(() => expect(document.activeElement).toBe(reason));
  expect(reason.getAttribute("aria-invalid")).toBe("true");
  await new Promise((resolve) => setTimeout(resolve));
  expect(sent).toHaveLength(1);

  fireEvent.change(reason, { target: { value: "The country has one unit." } });
  fireEvent.submit(reason.form as HTMLFormElement);
  await vi.waitFor(() => expect(sent[1]).toEqual({ version: "7", hash: "abcd", noOtherUnitReason: "The country has one unit." }));
});

it("who plans and does not lead reads, and is told who does", () => {
  const led = { lead: { secretariat: false, countries: ["NG"] }, openRevision: revision() };
  shown(operation("7", led));

  expect(screen.getByText("Led by: Nigeria. Their planners and approvers work on it; you read it.")).toBeTruthy();
  expect(screen.queryAllByRole("button", { name: /^(Approve|Send back|Edit)/ })).toEqual([]);
  cleanup();

  session.country = "NG";
  shown(operation("7", led));

  expect(screen.queryByText(/^Led by/)).toBeNull();
  expect(screen.getByRole("button", { name: /^Approve revision 2/ })).toBeTruthy();
});
