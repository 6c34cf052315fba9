// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Task, WatchTasksResponse } from "@/gen/types";
import { isFollowed, withTasks } from "./followed";
import { taskQuery, tasksQuery } from "./tasks";
import { useTaskStreams } from "./useTaskStreams";

const task = (taskId: string, version: string, executorCountry = "NG") => ({ taskId, version, operationId: "o", executorCountry, state: "TASK_STATE_ISSUED", outOfOrder: false, clockAhead: false }) as Task;
const event = (told: Partial<WatchTasksResponse>) => `id: ${told.eventId ?? "e"}\ndata: ${JSON.stringify({ tasks: [], begins: false, ...told })}\n\n`;

/** The streams that are open, each with what it was asked with. */
let open: { path: string; from: string | null; say: (text: string) => void; closed: boolean }[];
let refuses: Response | undefined;
let listed: number;
let rows: Task[];
let client: QueryClient;

beforeEach(() => {
  open = [];
  refuses = undefined;
  listed = 0;
  rows = [task("1", "1")];
  client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (!path.endsWith(":watch")) {
      listed++;
      return new Response(JSON.stringify({ tasks: rows, nextPageToken: "" }));
    }
    if (refuses) return refuses.clone();
    const one = { path, from: new Headers(init.headers).get("Last-Event-ID"), closed: false, say: (_: string) => undefined as void };
    const body = new ReadableStream({
      start: (controller) => {
        one.say = (text) => controller.enqueue(new TextEncoder().encode(text));
        init.signal?.addEventListener("abort", () => {
          one.closed = true;
          controller.error(new Error("aborted"));
        });
      },
    });
    open.push(one);
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const follows = (...ids: string[]) =>
  renderHook(() => useTaskStreams(ids), { wrapper: ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> });
const said = (text: string, at = 0) => act(async () => open[at]?.say(text));
const hide = (hidden: boolean) =>
  act(async () => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });

it("lists and tasks that are shown become what the stream tells, each list of its own country", async () => {
  await client.fetchQuery(tasksQuery("o"));
  client.setQueryData(tasksQuery("o", "GH").queryKey, []);
  client.setQueryData(taskQuery("1").queryKey, task("1", "1"));
  follows("o");
  await waitFor(() => expect(open).toHaveLength(1));

  await said(event({ begins: true }));
  await said(event({ tasks: [task("1", "2"), task("2", "1")] }));

  await waitFor(() => expect(client.getQueryData(tasksQuery("o").queryKey)?.map((one) => [one.taskId, one.version])).toEqual([["2", "1"], ["1", "2"]]));
  expect(client.getQueryData(tasksQuery("o", "GH").queryKey)).toEqual([]);
  expect(client.getQueryData(taskQuery("1").queryKey)?.version).toBe("2");
});

it("a list of the marked takes in what bears a mark, and nothing else", async () => {
  client.setQueryData(tasksQuery("o", "", true).queryKey, []);
  follows("o");
  await waitFor(() => expect(open).toHaveLength(1));

  await said(event({ begins: true }));
  await said(event({ tasks: [task("1", "2"), { ...task("2", "2"), outOfOrder: true }] }));

  await waitFor(() => expect(client.getQueryData(tasksQuery("o", "", true).queryKey)?.map((one) => one.taskId)).toEqual(["2"]));
});

it("a list that was asked for before and comes after is not older than what was told", async () => {
  follows("o");
  await waitFor(() => expect(open).toHaveLength(1));
  await said(event({ begins: true }));

  await said(event({ tasks: [task("1", "3")] }));
  rows = [task("1", "2")];

  expect((await client.fetchQuery(tasksQuery("o"))).map((one) => one.version)).toEqual(["3"]);
});

it("who begins anew asks for the list once more", async () => {
  await client.fetchQuery(tasksQuery("o"));
  const { unmount } = renderHook(() => useTaskStreams(["o"]), { wrapper: ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> });
  await waitFor(() => expect(open).toHaveLength(1));

  await said(event({ begins: true }));

  expect(client.getQueryState(tasksQuery("o").queryKey)?.isInvalidated).toBe(true);
  unmount();
});

it("nothing is asked for every few seconds while a stream is followed, and again once it is refused", async () => {
  const interval = () => {
    const { refetchInterval } = tasksQuery("o");
    return typeof refetchInterval === "function" ? refetchInterval({ state: { data: [] } } as never) : refetchInterval;
  };
  expect(interval()).toBe(10_000);
  const { unmount } = follows("o");
  await waitFor(() => expect(open).toHaveLength(1));
  await said(": heartbeat\n\n");
  expect(interval()).toBe(false);

  refuses = new Response(JSON.stringify({ status: 429, reason: "RATE_LIMITED" }), { status: 429 });
  await said('event: error\ndata: {"status":503,"reason":"SERVICE_UNAVAILABLE"}\n\n');

  await waitFor(() => expect(interval()).toBe(10_000));
  unmount();
});

it("who does not look holds no stream, and goes on where they were when they look again", async () => {
  follows("o");
  await waitFor(() => expect(open).toHaveLength(1));
  await said(event({ begins: true, eventId: "first" }));
  await said(event({ tasks: [task("1", "2")], eventId: "second" }));

  await hide(true);
  expect([open[0]?.closed, isFollowed("o")]).toEqual([true, false]);
  await hide(false);

  await waitFor(() => expect(open).toHaveLength(2));
  expect(open[1]?.from).toBe("second");
});

it("two at most are followed at once", async () => {
  follows("a", "b", "c");

  await waitFor(() => expect(open.map((one) => one.path)).toEqual(["/api/v1/operations/a/tasks:watch", "/api/v1/operations/b/tasks:watch"]));
  expect(listed).toBe(0);
});

it("what is new stands first, the newest before others, and nothing becomes older", () => {
  const known = [task("2", "5"), task("1", "1")];

  expect(withTasks(known, [task("3", "1"), task("4", "1"), task("2", "4"), task("5", "1", "GH")], { executorCountry: "NG", markedOnly: false }).map((one) => `${one.taskId} ${one.version}`)).toEqual(["4 1", "3 1", "2 5", "1 1"]);
});
