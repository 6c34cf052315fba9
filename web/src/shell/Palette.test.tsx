// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, QueryObserver } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { tasksQuery } from "@/features/tasks/tasks";
import english from "@/language/en";
import { HandlingBanner, MarkingProvider, useMarking } from "@/parts/Handling";
import { Palette } from "./Palette";

const went = vi.fn();
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => went, useParams: () => ({ operation: "o" }), useSearch: () => ({}) }));
vi.mock("./session", () => {
  const session = { signedIn: true, subject: "s", country: "", roles: ["planner"] };
  return { useSession: () => session, useMay: () => () => true };
});

let answers: Record<string, unknown>;
let asked: string[];
beforeEach(() => {
  went.mockReset();
  asked = [];
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
  Element.prototype.scrollIntoView = () => undefined;
  const plan = (codeName: string, handlingLevel: string) => ({ approvedRevision: { plan: { codeName, handlingLevel } } });
  answers = {
    operations: [{ operationId: "o", ...plan("Falcon", "HANDLING_LEVEL_GREEN") }, { operationId: "p", ...plan("Shield", "HANDLING_LEVEL_RED") }],
    participations: [{ country: "GH", displayName: "Republic of Ghana" }],
    tasks: [{ taskId: "t", operationId: "o", executorCountry: "GH", spec: { title: "Raid a compound" } }],
    results: [{ resultId: "r", operationId: "o", country: "GH", spec: { reference: "ARR-7" } }],
    submissions: [{ submissionId: "u", operationId: "o", country: "GH", reference: "WEEK-46" }],
  };
  vi.stubGlobal("fetch", async (path: string) => {
    const list = /\/(\w+)(?::search)?\?/.exec(path)?.[1] ?? "";
    asked.push(list);
    return list in answers ? new Response(JSON.stringify({ [list]: answers[list], nextPageToken: "" })) : new Response(JSON.stringify({ status: 404, reason: "NOT_FOUND" }), { status: 404 });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Page() {
  useMarking("HANDLING_LEVEL_GREEN");
  return null;
}
const shown = (open: boolean) => (
  <QueryClientProvider client={client}>
    <IntlProvider locale="en" messages={english}>
      <MarkingProvider>
        <HandlingBanner />
        <Page />
        {open && <Palette close={() => undefined} />}
      </MarkingProvider>
    </IntlProvider>
  </QueryClientProvider>
);
let client: QueryClient;
beforeEach(() => (client = new QueryClient({ defaultOptions: { queries: { retry: false } } })));
const types = (value: string) => fireEvent.change(screen.getByRole("combobox", { hidden: true }), { target: { value } });

it.each([
  ["compound", /Raid a compound.*Task · Ghana/, { search: { task: "t" } }],
  ["arr-7", /ARR-7.*Result/, { search: { result: "r" } }],
  ["week", /WEEK-46.*Submission/, { params: { operation: "o", submission: "u" } }],
  ["republic", /Republic of Ghana.*Country/, { search: { indicator: "persons_arrested", country: "GH" } }],
  ["funds", /Funds intercepted.*Figure · Falcon/, { search: { indicator: "funds_intercepted" } }],
])("finds by %j what no page has listed yet", async (typed, named, where) => {
  render(shown(true));
  types(typed);

  fireEvent.click(await screen.findByRole("option", { name: named, hidden: true }));

  expect(went).toHaveBeenCalledWith(expect.objectContaining(where));
});

it("does not fetch the tasks that a page lists, and finds them all the same", async () => {
  const leaves = new QueryObserver(client, tasksQuery("o")).subscribe(() => undefined);
  await waitFor(() => expect(client.getQueryData(tasksQuery("o").queryKey)).toHaveLength(1));
  render(shown(true));
  await waitFor(() => expect(asked).toContain("results"));
  types("compound");

  expect(await screen.findByRole("option", { name: /Raid a compound/, hidden: true })).toBeTruthy();
  expect(asked.filter((list) => list === "tasks")).toHaveLength(1);
  leaves();
});

it("fetches them where the page that listed them was left", async () => {
  client.setQueryData(tasksQuery("o").queryKey, []);
  render(shown(true));
  types("compound");

  expect(await screen.findByRole("option", { name: /Raid a compound/, hidden: true })).toBeTruthy();
});

it("says what it could not fetch", async () => {
  delete answers["tasks"];
  render(shown(true));

  expect(await screen.findByText(/Not everything of .*Falcon.* could be fetched/)).toBeTruthy();
});

it("bears the strictest mark of what it names for as long as it is open", async () => {
  const { rerender } = render(shown(true));
  await waitFor(() => expect(screen.getAllByText("TLP:RED")).toHaveLength(2));
  expect(screen.queryByText("TLP:GREEN")).toBeNull();

  rerender(shown(false));

  expect(screen.getByText("TLP:GREEN")).toBeTruthy();
  expect(screen.queryByText("TLP:RED")).toBeNull();
});
