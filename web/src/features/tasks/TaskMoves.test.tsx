// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { Task } from "@/gen/types";
import english from "@/language/en";
import { Notices } from "@/parts/Notices";
import { TaskMoves } from "./TaskMoves";

vi.mock("@tanstack/react-router", () => ({ Link: () => null }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG", roles: [] }), useMay: () => () => true, signIn: () => undefined }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const task = (state: Task["state"], version: string) => ({ taskId: "t", operationId: "o", version, state, executorCountry: "NG", team: "", spec: { title: "Raid" } }) as Task;

it("a task whose assignment was refused is not accepted again", async () => {
  const sent: string[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    sent.push(`${path.split(":").at(-1)} ${(JSON.parse(String(init.body)) as Task).version}`);
    return path.endsWith(":accept")
      ? new Response(JSON.stringify({ task: task("TASK_STATE_ACCEPTED", "2") }))
      : new Response(JSON.stringify({ status: 503, reason: "SERVICE_UNAVAILABLE" }), { status: 503 });
  });
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  const client = new QueryClient();
  const page = (shown: Task) => (
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <TaskMoves task={shown} />
      </QueryClientProvider>
    </IntlProvider>
  );
  const { rerender } = render(page(task("TASK_STATE_ISSUED", "1")));
  fireEvent.click(screen.getByText("Accept and assign"));
  const dialog = await screen.findByRole("dialog");
  const give = dialog.querySelector("button[type=submit]") as HTMLElement;
  fireEvent.change(dialog.querySelector("input") as HTMLElement, { target: { value: "Alpha" } });

  fireEvent.click(give);
  await screen.findByText("The task was not assigned");
  rerender(page(task("TASK_STATE_ACCEPTED", "2")));
  fireEvent.click(give);

  await vi.waitFor(() => expect(sent).toEqual(["accept 1", "assign 2", "assign 2"]));
});

it("a task that is assigned anew can be given back to the team that had it", async () => {
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    if (init.method === "GET") return new Response(JSON.stringify({ participations: [] }));
    sent.push(JSON.parse(String(init.body)));
    return new Response(JSON.stringify({ task: { ...task("TASK_STATE_ASSIGNED", "3"), team: "Bravo" } }));
  });
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient()}>
        <Notices>
          <TaskMoves task={{ ...task("TASK_STATE_ASSIGNED", "2"), team: "Alpha" }} />
        </Notices>
      </QueryClientProvider>
    </IntlProvider>,
  );
  fireEvent.click(screen.getByText("Assign to another team"));
  const dialog = await screen.findByRole("dialog");
  fireEvent.change(dialog.querySelector("input") as HTMLElement, { target: { value: "Bravo" } });
  fireEvent.click(dialog.querySelector("button[type=submit]") as HTMLElement);

  fireEvent.click(await screen.findByRole("button", { name: /Undo/ }));

  await screen.findByText("Taken back.");
  expect(sent).toEqual([{ version: "2", team: "Bravo" }, { version: "3", team: "Alpha" }]);
});

it("a task that had no team is given back to none, and nothing is offered", async () => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ task: { ...task("TASK_STATE_ASSIGNED", "3"), team: "Bravo" } })));
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient()}>
        <Notices>
          <TaskMoves task={task("TASK_STATE_ACCEPTED", "2")} />
        </Notices>
      </QueryClientProvider>
    </IntlProvider>,
  );
  fireEvent.click(screen.getByText("Assign"));
  const dialog = await screen.findByRole("dialog");
  fireEvent.change(dialog.querySelector("input") as HTMLElement, { target: { value: "Bravo" } });
  fireEvent.click(dialog.querySelector("button[type=submit]") as HTMLElement);

  await screen.findByText(/Bravo has it now/);
  expect(screen.queryByRole("button", { name: /Undo/ })).toBeNull();
});

it("what was refused is told until something else is tried", async () => {
  vi.stubGlobal("fetch", async (path: string) =>
    path.endsWith(":accept")
      ? new Response(JSON.stringify({ status: 409, reason: "STALE_VERSION" }), { status: 409 })
      : new Response(JSON.stringify({ task: task("TASK_STATE_IN_PROGRESS", "4") })),
  );
  Element.prototype.scrollIntoView = () => undefined;
  const client = new QueryClient();
  const page = (shown: Task) => (
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <TaskMoves task={shown} />
      </QueryClientProvider>
    </IntlProvider>
  );
  const { rerender } = render(page(task("TASK_STATE_ISSUED", "1")));
  fireEvent.click(screen.getByText("Accept"));
  await screen.findByText("The task was not accepted");

  rerender(page(task("TASK_STATE_ASSIGNED", "3")));
  expect(screen.getByText("The task was not accepted")).toBeTruthy();
  fireEvent.click(screen.getByText("Start"));

  await vi.waitFor(() => expect(screen.queryByText("The task was not accepted")).toBeNull());
});

it("a team that was typed is there again after a reload, until the task is given to it", async () => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ task: { ...task("TASK_STATE_ASSIGNED", "3"), team: "Alpha" } })));
  const open = async () => {
    render(
      <IntlProvider locale="en" messages={english}>
        <QueryClientProvider client={new QueryClient()}>
          <TaskMoves task={task("TASK_STATE_ACCEPTED", "2")} />
        </QueryClientProvider>
      </IntlProvider>,
    );
    fireEvent.click(screen.getByText("Assign"));
    return screen.findByRole("dialog");
  };
  fireEvent.change((await open()).querySelector("input") as HTMLElement, { target: { value: "Alpha" } });
  cleanup();

  const dialog = await open();
  expect(dialog.querySelector("input")?.value).toBe("Alpha");
  fireEvent.click(dialog.querySelector("button[type=submit]") as HTMLElement);
  await vi.waitFor(() => expect(Object.keys(sessionStorage)).toEqual([]));
});

it("a task that a colleague has moved is decided on once that was read, and one's own move needs no reading", async () => {
  const sent: unknown[] = [];
  Element.prototype.scrollIntoView = () => undefined;
  const client = new QueryClient();
  const page = (shown: Task) => (
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <TaskMoves task={{ ...shown, taskId: "moved" }} />
      </QueryClientProvider>
    </IntlProvider>
  );
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    sent.push([path.split(":").at(-1), JSON.parse(String(init.body)).version]);
    return new Response(JSON.stringify({ task: { ...task("TASK_STATE_IN_PROGRESS", "4"), taskId: "moved" } }));
  });
  const { rerender } = render(page(task("TASK_STATE_ACCEPTED", "2")));

  rerender(page({ ...task("TASK_STATE_ASSIGNED", "3"), team: "Alpha", updateTime: "2026-11-17T10:31:00Z" }));
  fireEvent.click(screen.getByText("Start"));
  expect(sent).toEqual([]);
  expect(screen.getByRole("alert").textContent).toMatch(/It has changed since you opened it\..*Tue, Nov 17, 10:31 UTC.*Accepted.*Assigned.*Alpha/);
  fireEvent.click(screen.getByRole("button", { name: "I have read it" }));
  fireEvent.click(screen.getByText("Start"));
  await vi.waitFor(() => expect(sent).toEqual([["start", "3"]]));
  rerender(page(task("TASK_STATE_IN_PROGRESS", "4")));

  expect(screen.queryByRole("alert")).toBeNull();
});

it.each([
  ["OPERATION_STATE_SUSPENDED", "Possible once the operation is resumed."],
  ["OPERATION_STATE_CANCELLED", "The operation grants nothing any more."],
  ["OPERATION_STATE_BOOKS_CLOSED", "The operation grants nothing any more."],
] as const)("what an operation does not grant stays in its place and says why, and facts are offered: %s", async (within, why) => {
  const fetched = vi.fn();
  vi.stubGlobal("fetch", fetched);
  const page = (shown: Task) => (
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient()}>
        <TaskMoves task={shown} within={within} />
      </QueryClientProvider>
    </IntlProvider>
  );
  const { rerender } = render(page(task("TASK_STATE_ASSIGNED", "2")));
  const start = screen.getByRole("button", { name: /^Start/ });
  expect(start.getAttribute("aria-disabled")).toBe("true");
  screen.getByText(why);
  fireEvent.click(start);
  expect(fetched).not.toHaveBeenCalled();
  rerender(page(task("TASK_STATE_IN_PROGRESS", "3")));
  expect(screen.getAllByRole("button").every((one) => one.getAttribute("aria-disabled") === null)).toBe(true);
  expect(screen.queryByText(why)).toBeNull();
});

it("an approval that a caveat asks for is given with the assignment", async () => {
  const sent: unknown[] = [];
  const caveat = { key: "court", note: "", priorApproval: { authority: "The court", kinds: ["ACTION_KIND_RAID"] } };
  const ofArrests = { key: "arrests", note: "", priorApproval: { authority: "The ministry", kinds: ["ACTION_KIND_ARREST"] } };
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    if (init.method === "GET") return new Response(JSON.stringify({ participations: [{ country: "NG", caveats: [{ caveat }, { caveat: ofArrests }] }] }));
    sent.push(JSON.parse(String(init.body)));
    return new Response(JSON.stringify({ task: task("TASK_STATE_ASSIGNED", "3") }));
  });
  const raid = { ...task("TASK_STATE_ACCEPTED", "2"), spec: { title: "Raid", raid: { site: "Lekki" } } } as Task;
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient()}>
        <TaskMoves task={raid} />
      </QueryClientProvider>
    </IntlProvider>,
  );
  fireEvent.click(screen.getByText("Assign"));
  const reference = await screen.findByLabelText(/The court/);
  expect(screen.queryByLabelText(/The ministry/)).toBeNull();
  const dialog = screen.getByRole("dialog");
  fireEvent.change(dialog.querySelector("input") as HTMLElement, { target: { value: "Bravo" } });
  fireEvent.change(reference, { target: { value: "1/26" } });
  fireEvent.click(dialog.querySelector("button[type=submit]") as HTMLElement);

  await vi.waitFor(() => expect(sent).toEqual([{ version: "2", team: "Bravo", approvals: [{ authority: "The court", reference: "1/26" }] }]));
});

const raid = (state: Task["state"]) => ({ ...task(state, "2"), team: "Alpha", spec: { title: "Raid", raid: { site: "Lekki" } } }) as Task;
const approves = (authority: string) => ({ caveat: { key: authority.toLowerCase().replaceAll(" ", "-"), note: "", priorApproval: { authority, kinds: [] } } });

it("an approval that a start lacks is told before it, and where its reference is entered", async () => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ participations: [{ country: "NG", caveats: [approves("The court"), approves("The ministry")] }] })));
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient()}>
        <TaskMoves task={{ ...raid("TASK_STATE_ASSIGNED"), approvals: [{ authority: "The ministry", reference: "1/26" }] }} />
      </QueryClientProvider>
    </IntlProvider>,
  );

  expect((await screen.findByText(/asks for an approval before the start/)).textContent).toMatch(/of: \W?The court\W?\. Its reference/);
  fireEvent.click(screen.getByRole("button", { name: "Enter the reference" }));
  await screen.findByLabelText(/approval of \W?The court/);
});

it("a start that was refused for want of an approval leads to where its reference is entered, also who sees no caveats", async () => {
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) =>
    init.method === "GET" ? new Response(JSON.stringify({ participations: [] })) : new Response(JSON.stringify({ status: 409, reason: "CAVEAT", metadata: { country: "NG", caveat: "court", rule: "prior_approval", authority: "The court" } }), { status: 409 }),
  );
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient()}>
        <TaskMoves task={raid("TASK_STATE_ASSIGNED")} />
      </QueryClientProvider>
    </IntlProvider>,
  );
  fireEvent.click(screen.getByText("Start"));

  await screen.findByText(/have the task assigned again with its reference/);
  fireEvent.click(screen.getByRole("button", { name: "Enter the reference" }));
  await screen.findByLabelText(/approval of \W?The court/);
});

it("of several approvals the one that is refused is told at its own field; a draft of the release before is taken up", async () => {
  sessionStorage.setItem("cordon.draft.one.assign.t", JSON.stringify({ value: { team: "Bravo" }, at: "2026-11-27T10:00:00Z" }));
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) =>
    init.method === "GET"
      ? new Response(JSON.stringify({ participations: [{ country: "NG", caveats: [approves("The court"), approves("The ministry")] }] }))
      : new Response(JSON.stringify({ status: 400, reason: "INVALID", violations: [{ field: "approvals[1].reference", reason: "text.content", description: "Say something." }] }), { status: 400 }),
  );
  Element.prototype.scrollIntoView = () => undefined;
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient()}>
        <TaskMoves task={raid("TASK_STATE_ACCEPTED")} />
      </QueryClientProvider>
    </IntlProvider>,
  );
  fireEvent.click(screen.getByText("Assign to another team"));
  const court = await screen.findByLabelText(/approval of \W?The court/);
  const ministry = screen.getByLabelText(/approval of \W?The ministry/);
  fireEvent.change(court, { target: { value: "1/26" } });
  fireEvent.change(ministry, { target: { value: "--" } });
  fireEvent.click(screen.getByRole("dialog").querySelector("button[type=submit]") as HTMLElement);

  await screen.findByText("There has to be something to read.");
  expect([court, ministry].map((one) => one.getAttribute("aria-invalid"))).toEqual([null, "true"]);
});
