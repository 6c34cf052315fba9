import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { acceptTask, getOutcome, listTasks, searchOperations } from "@/gen/methods";
import { all, call, holdCsrfToken } from "./call";
import { addressed } from "./method";
import { mayBeRepeated, Refusal } from "./refusal";

const answer = vi.fn<(path: string, init: RequestInit) => Response>();

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

beforeEach(() => {
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => Promise.resolve().then(() => answer(path, init)));
  holdCsrfToken("proof");
});
afterEach(() => {
  vi.unstubAllGlobals();
  answer.mockReset();
});

describe("a method's address", () => {
  it("takes its variables from the request and encodes them", () => {
    expect(addressed(acceptTask, { taskId: "a/b:c", version: "3" })).toEqual({ path: "/api/v1/tasks/a%2Fb%3Ac:accept", body: '{"version":"3"}' });
  });

  it("puts the rest of a read into the query, without what is empty", () => {
    const { path, body } = addressed(listTasks, { operationId: "1", state: "TASK_STATE_ISSUED", executorCountry: "", pageSize: 200 });

    expect(path).toBe("/api/v1/operations/1/tasks?state=TASK_STATE_ISSUED&pageSize=200");
    expect(body).toBeUndefined();
  });

  it("says no where that is asked for, which is another question than not asking", () => {
    expect(addressed(searchOperations, { exercise: false }).path).toBe("/api/v1/operations:search?exercise=false");
    expect(addressed(searchOperations, { exercise: undefined }).path).toBe("/api/v1/operations:search");
  });

  it("is not made without its variables", () => {
    expect(() => addressed(acceptTask, {})).toThrow("taskId");
  });
});

describe("a call", () => {
  it("says so when nobody has touched the page for a minute", async () => {
    answer.mockImplementation(() => json({ tasks: [], nextPageToken: "" }));
    const later = Date.now() + 61_000;

    await call(listTasks, { operationId: "1" });
    vi.spyOn(Date, "now").mockReturnValue(later);
    await call(listTasks, { operationId: "1" });
    vi.restoreAllMocks();

    const told = answer.mock.calls.map(([, init]) => (init.headers as Headers).get("Cordon-Unattended"));
    expect(told).toEqual([null, "1"]);
  });

  it("shows that it is the page's own and carries its key when it changes something", async () => {
    answer.mockReturnValue(json({ entry: "e" }));

    await call(acceptTask, { taskId: "1" }, { key: "k", after: "before" });

    const headers = new Headers(answer.mock.calls[0]?.[1].headers);
    expect([headers.get("X-CSRF-Token"), headers.get("Idempotency-Key"), headers.get("Cordon-After")]).toEqual(["proof", "k", "before"]);
  });

  it("sends neither proof nor key when it only reads", async () => {
    answer.mockReturnValue(json({}));

    await call(getOutcome, { operationId: "1" });

    const headers = new Headers(answer.mock.calls[0]?.[1].headers);
    expect([headers.get("X-CSRF-Token"), headers.get("Idempotency-Key")]).toEqual([null, null]);
  });

  it("throws a refusal with its reason, places and trace", async () => {
    const problem = { status: 409, reason: "ILLEGAL_MOVE", detail: "no", violations: [{ field: "team", reason: "x", description: "y" }], metadata: { state: "DECLINED" }, traceId: "abc" };
    answer.mockReturnValue(json(problem, 409));

    const refusal = await call(acceptTask, { taskId: "1" }).catch((fault: unknown) => fault);

    expect(refusal).toMatchObject({ reason: "ILLEGAL_MOVE", metadata: { state: "DECLINED" }, traceId: "abc", violations: [{ field: "team" }] });
  });

  it("tells a missing line apart from an answer that cannot be read", async () => {
    answer.mockImplementationOnce(() => {
      throw new TypeError("no line");
    });
    const offline = await call(getOutcome, { operationId: "1" }).catch((fault: Refusal) => fault.reason);
    answer.mockReturnValue(new Response("<html>", { status: 502, headers: { "Cordon-Trace": "t" } }));
    const unreadable = await call(getOutcome, { operationId: "1" }).catch((fault: Refusal) => [fault.reason, fault.traceId]);

    expect(offline).toBe("OFFLINE");
    expect(unreadable).toEqual(["UNREADABLE", "t"]);
  });

  it("waits for what was just written elsewhere, with the same key", async () => {
    answer.mockReturnValueOnce(json({ status: 409, reason: "NOT_YET_SEEN" }, 409)).mockReturnValueOnce(json({ entry: "e" }));

    await call(acceptTask, { taskId: "1" });

    const keys = answer.mock.calls.map(([, init]) => new Headers(init.headers).get("Idempotency-Key"));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it("takes a reason that it does not know for one that it cannot read", () => {
    expect(new Refusal({ reason: "NEW_REASON" }).reason).toBe("UNREADABLE");
  });

  it("is repeated for what passes, and for nothing that was decided", () => {
    expect(["BUSY", "OFFLINE", "PLAN_NOT_CURRENT"].map((reason) => mayBeRepeated(new Refusal({ reason })))).toEqual([true, true, true]);
    expect(["ILLEGAL_MOVE", "STALE_VERSION", "NOT_FOUND"].map((reason) => mayBeRepeated(new Refusal({ reason })))).toEqual([false, false, false]);
  });
});

describe("a list", () => {
  it("is read page by page to its end", async () => {
    answer.mockReturnValueOnce(json({ tasks: [{ taskId: "1" }], nextPageToken: "n" })).mockReturnValueOnce(json({ tasks: [{ taskId: "2" }], nextPageToken: "" }));

    const tasks = await all(listTasks, { operationId: "1" }, (page) => page.tasks);

    expect(tasks.map((task) => task.taskId)).toEqual(["1", "2"]);
    expect(answer.mock.calls[1]?.[0]).toContain("pageToken=n");
  });
});
