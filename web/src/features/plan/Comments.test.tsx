// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { operationQuery } from "@/features/operations/operations";
import type { Operation, Plan, PlanComment, PlanRevision } from "@/gen/types";
import english from "@/language/en";
import { MarkingProvider } from "@/parts/Handling";
import { commentsQuery, partOf, shownAt } from "./comments";
import { PlanPage } from "./PlanPage";
import { newPlan } from "./planRules";

const search: { mode?: string } = {};
vi.mock("@tanstack/react-router", () => ({ Link: () => null, useParams: () => ({ operation: "1" }), useSearch: () => search, useNavigate: () => () => undefined }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "approver", strength: "2", country: "", roles: ["approver"] }), useMay: () => () => true, signIn: () => undefined }));

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
  objectives: [{ indicator: "infrastructures_taken_down", target: "10", method: "", country: "" }],
  reportCurrency: "USD",
  totalsShared: false,
};
const operation = (change: Partial<Plan> = {}, hash = "abcd", more: Partial<Operation> = {}) =>
  ({
    operationId: "1", version: "7", state: "OPERATION_STATE_ACTIVE",
    openRevision: { number: 2, state: "PLAN_STATE_IN_REVIEW", plan: { ...plan, ...change }, hash, authorSubjects: ["planner"], approverSubject: "", returnReason: "" } as PlanRevision,
    ...more,
  }) as Operation;
const comment = (change: Partial<PlanComment> = {}) =>
  ({
    commentId: "c1", operationId: "1", version: "1", state: "PLAN_COMMENT_STATE_OPEN", revisionNumber: 2, hash: "abcd", place: "legal_basis", placeState: "PLAN_PLACE_STATE_AS_READ",
    text: "Which article?", authorSubject: "planner", answers: [], settlerSubject: "", createTime: "2026-11-01T08:00:00Z", updateTime: "2026-11-01T08:00:00Z", ...change,
  }) as PlanComment;

const sent = vi.fn<(path: string, body: unknown) => Response>();
let client: QueryClient;

function shown(now: Operation, comments?: PlanComment[]) {
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData(operationQuery("1").queryKey, now);
  if (comments) client.setQueryData(commentsQuery("1").queryKey, comments);
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <MarkingProvider>
          <PlanPage />
        </MarkingProvider>
      </QueryClientProvider>
    </IntlProvider>,
  );
}
const comes = (change: () => void) =>
  act(async () => {
    change();
    await new Promise((resolve) => setTimeout(resolve));
  });
const says = (dialog: HTMLElement, text: string) => {
  const field = within(dialog).getByLabelText("Your comment");
  fireEvent.change(field, { target: { value: text } });
  return field as HTMLTextAreaElement;
};

beforeEach(() => {
  delete search.mode;
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => (init.method === "GET" ? new Promise(() => undefined) : Promise.resolve(sent(path, JSON.parse(String(init.body))))));
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
  sent.mockReset();
});

it("a comment stands at its row, and where that is gone or has no place of its own, at the list", () => {
  expect(shownAt("objectives[infrastructures_taken_down].target", plan)).toBe("objectives[infrastructures_taken_down]");
  expect(shownAt("objectives[funds_intercepted].target", plan)).toBe("objectives");
  expect(shownAt("phases[PHASE_KIND_ACTION].start_time", plan)).toBe("phases");
  expect(shownAt("crime_areas[CRIME_AREA_FRAUD]", plan)).toBe("crime_areas");
  expect(shownAt("legal_basis", plan)).toBe("legal_basis");
  expect(shownAt("", plan)).toBe("");
  expect(partOf(plan, "objectives[infrastructures_taken_down].target")).toEqual({ objectives: plan.objectives });
});

// Elsewhere the counter had those that were settled too (https://github.com/unidoc/isms/issues/30).
it("what is counted beside the button that approves, and on the mode, is open", () => {
  shown(operation(), [comment(), comment({ commentId: "c2", state: "PLAN_COMMENT_STATE_SETTLED", settlerSubject: "planner" })]);

  expect(screen.getByText(/Comments that are open: 1\./)).toBeTruthy();
  expect(screen.getByText("Open: 1. Settled: 1.", { selector: "header p" })).toBeTruthy();
});

it("a comment is sent with the hash that was read and its place, and its draft is dropped", async () => {
  sent.mockImplementation(() => new Response(JSON.stringify({ comment: comment(), entry: "e" })));
  shown(operation(), []);

  fireEvent.click(screen.getByRole("button", { name: "Comment Objectives / Infrastructures taken down" }));
  const field = says(screen.getByRole("dialog"), "Why so few?");
  expect(sessionStorage.length).toBe(1);
  fireEvent.submit(field.form as HTMLFormElement);
  await vi.waitFor(() => expect(sent).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(sessionStorage.length).toBe(0));

  expect(sent.mock.calls[0]?.[0]).toContain("/api/v1/operations/1/planComments");
  expect(sent.mock.calls[0]?.[1]).toMatchObject({ hash: "abcd", place: "objectives[infrastructures_taken_down]", text: "Why so few?" });
});

// As it was lost elsewhere when another's comment came (https://github.com/frappe/frappe/issues/12433).
it("what is typed stays when another's comment comes, and when the dialog is closed", async () => {
  shown(operation(), []);
  fireEvent.click(screen.getByRole("button", { name: "Comment Legal basis" }));
  says(screen.getByRole("dialog"), "Half a sen");

  await comes(() => client.setQueryData(commentsQuery("1").queryKey, [comment()]));

  expect((within(screen.getByRole("dialog")).getByLabelText("Your comment") as HTMLTextAreaElement).value).toBe("Half a sen");
  fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Close" }));
  await comes(() => undefined);
  fireEvent.click(screen.getByRole("button", { name: /Legal basis$/ }));
  expect((within(screen.getByRole("dialog")).getByLabelText("Your comment") as HTMLTextAreaElement).value).toBe("Half a sen");
});

// Elsewhere nobody was warned, and the comment went to another text (https://github.com/go-gitea/gitea/issues/21113).
it("what came in the place of the text is told before a comment on it is sent", async () => {
  shown(operation(), []);
  fireEvent.click(screen.getByRole("button", { name: "Comment Legal basis" }));
  const field = says(screen.getByRole("dialog"), "Which article?");

  await comes(() => client.setQueryData(operationQuery("1").queryKey, operation({ legalBasis: "Another agreement" }, "ef01")));
  fireEvent.submit(field.form as HTMLFormElement);
  await comes(() => undefined);

  expect(sent).not.toHaveBeenCalled();
  expect(within(screen.getByRole("dialog")).getByRole("alert").textContent).toContain("It has changed since you opened it.");
});

it("a change at another place stands in nobody's way", async () => {
  sent.mockImplementation(() => new Response(JSON.stringify({ comment: comment(), entry: "e" })));
  shown(operation(), []);
  fireEvent.click(screen.getByRole("button", { name: "Comment Legal basis" }));
  const field = says(screen.getByRole("dialog"), "Which article?");

  await comes(() => client.setQueryData(operationQuery("1").queryKey, operation({ leadAgency: "Another agency" }, "ef01")));
  fireEvent.submit(field.form as HTMLFormElement);
  await vi.waitFor(() => expect(sent).toHaveBeenCalledOnce());

  expect(sent.mock.calls[0]?.[1]).toMatchObject({ hash: "ef01", place: "legal_basis" });
});

it("a comment tells that its place has changed since, and what stood there", () => {
  shown(operation({ legalBasis: "Another" }), [comment({ placeState: "PLAN_PLACE_STATE_CHANGED", stood: { ...plan, legalBasis: "Agreement" } })]);

  fireEvent.click(screen.getByRole("button", { name: /Legal basis$/ }));

  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.getByText("This has changed since.")).toBeTruthy();
  expect(dialog.getByText("Agreement", { selector: "del bdi" })).toBeTruthy();
  expect(dialog.getByText("Another", { selector: "ins bdi" })).toBeTruthy();
});

it("in what has ended comments are read and nothing is offered", () => {
  shown(operation({}, "abcd", { state: "OPERATION_STATE_CONCLUDED" }), [comment()]);

  fireEvent.click(screen.getByRole("button", { name: /Legal basis$/ }));

  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.getByText(/The operation has ended/)).toBeTruthy();
  expect(dialog.queryByRole("button", { name: "Settle" })).toBeNull();
  expect(dialog.queryByRole("button", { name: "Answer" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Comment Lead" })).toBeNull();
});

it("who approves is told that comments did not come, and may ask again", async () => {
  let answer = () => new Response(JSON.stringify({ status: 503, reason: "STORE_UNAVAILABLE" }), { status: 503 });
  vi.stubGlobal("fetch", (path: string) => (path.includes("planComments") ? Promise.resolve(answer()) : new Promise(() => undefined)));
  shown(operation());

  const beside = await vi.waitFor(() => {
    const decide = document.querySelector<HTMLElement>(".plan-decide");
    return within(decide as HTMLElement).getByText(/The comments could not be loaded/).closest<HTMLElement>(".as-before") as HTMLElement;
  });
  expect(screen.getAllByText(/The comments could not be loaded/)).toHaveLength(2);
  answer = () => new Response(JSON.stringify({ comments: [comment()] }));
  fireEvent.click(within(beside).getByRole("button"));

  expect(await screen.findByText(/Comments that are open: 1\./)).toBeTruthy();
  expect(screen.queryByText(/The comments could not be loaded/)).toBeNull();
});

it("who only reads finds the comments beside one that is open, and no count of what is settled", () => {
  shown(operation({}, "abcd", { state: "OPERATION_STATE_CONCLUDED" }), [comment()]);

  expect(screen.getByRole("button", { name: "Comments Legal basis" })).toBeTruthy();
});
