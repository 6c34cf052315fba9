import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { acceptTask, listTasks } from "@/gen/methods";
import { call } from "./call";
import { arrived, enter, holdTraces } from "./trace";

interface Told {
  own: string;
  parent: string;
  kind: string;
  name: string;
  ago: number;
  took: number;
  first?: number;
  status?: number;
  refused?: string;
}

const answer = vi.fn<(path: string, init: RequestInit) => Response>();
const parents = () => answer.mock.calls.filter(([path]) => path !== "/api/traces").map(([, init]) => (init.headers as Headers).get("traceparent") ?? "");
const sent = () => answer.mock.calls.filter(([path]) => path === "/api/traces");
const told = () => sent().flatMap(([, init]) => (JSON.parse(String(init.body)) as { spans: Told[] }).spans);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => Promise.resolve().then(() => answer(path, init)));
  answer.mockImplementation(() => new Response(JSON.stringify({ tasks: [], nextPageToken: "" })));
});
afterEach(() => {
  vi.runAllTimers();
  holdTraces(0, "");
  vi.unstubAllGlobals();
  vi.useRealTimers();
  answer.mockReset();
});

it("where no traces are wanted nothing of them is sent", async () => {
  enter();
  arrived("/inbox");
  await call(listTasks, { operationId: "1" });
  await vi.advanceTimersByTimeAsync(60_000);

  expect([parents(), sent()]).toEqual([[""], []]);
});

it("what a page asks for while it comes is of its trace, and a later act begins one", async () => {
  holdTraces(1, "proof");
  enter();
  arrived("/operations/$operation/tasks");
  await call(listTasks, { operationId: "0197c0de-0000-7000-8000-000000000001", state: "TASK_STATE_ISSUED" });
  await vi.advanceTimersByTimeAsync(300);
  await call(acceptTask, { taskId: "0197c0de-0000-7000-8000-000000000002" });
  await vi.advanceTimersByTimeAsync(6_000);

  const [list, view, act] = told() as [Told, Told, Told];
  expect(told().map(({ kind, name, status }) => [kind, name, status])).toEqual([
    ["call", "cordon.tasking.v1.TaskService/ListTasks", 200],
    ["view", "/operations/$operation/tasks", undefined],
    ["call", "cordon.tasking.v1.TaskService/AcceptTask", 200],
  ]);
  expect(parents()).toEqual([list.own, act.own]);
  expect([list.own.slice(3, 35), list.parent]).toEqual([view.own.slice(3, 35), view.own.slice(36, 52)]);
  expect([act.own.slice(3, 35) === view.own.slice(3, 35), act.parent]).toEqual([false, ""]);
  expect(told().every(({ ago, took, first = 0 }) => first <= took && took <= ago)).toBe(true);
  expect(JSON.stringify(told())).not.toContain("0197c0de");
});

it("a refusal is told by its reason, and the telling keeps no session", async () => {
  holdTraces(1, "proof");
  answer.mockImplementationOnce(() => new Response(JSON.stringify({ status: 409, reason: "STALE_VERSION", detail: "Okonkwo" }), { status: 409 }));
  await call(acceptTask, { taskId: "1" }).catch(() => undefined);
  await vi.advanceTimersByTimeAsync(6_000);

  expect(told()).toMatchObject([{ status: 409, refused: "STALE_VERSION" }]);
  expect(String(sent()[0]?.[1].body)).not.toContain("Okonkwo");
  expect(sent()[0]?.[1].headers).toMatchObject({ "X-CSRF-Token": "proof", "Cordon-Unattended": "1" });
});

it("of a share of the traces that share is told, and each call still has its trace", async () => {
  holdTraces(0.5, "proof");
  for (let calls = 0; calls < 40; calls++) await call(acceptTask, { taskId: "1" });
  await vi.advanceTimersByTimeAsync(6_000);

  const recorded = parents().filter((one) => {
    const part = BigInt.asIntN(64, BigInt(`0x${one.slice(19, 35)}`));
    return (part < 0n ? -part : part) < 2n ** 62n;
  });
  expect(new Set(told().map(({ own }) => own))).toEqual(new Set(recorded));
  expect(parents().every((one) => /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/.test(one))).toBe(true);
});
