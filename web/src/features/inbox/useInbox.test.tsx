// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { useInbox } from "./useInbox";

let may = false;
vi.mock("@/shell/session", async (known) => ({ ...(await known<object>()), useMay: () => () => may }));

it("an invitation has the time until which the country itself is asked to answer, and is there where that cannot be read", async () => {
  let down = true;
  vi.stubGlobal("fetch", async (path: string) =>
    path.includes("/participations")
      ? new Response(JSON.stringify(down ? { status: 503, reason: "SERVICE_UNAVAILABLE" } : { participations: [{ country: "", answerTime: "2026-11-20T00:00:00Z" }], nextPageToken: "" }), { status: down ? 503 : 200 })
      : new Response(JSON.stringify({ operations: [{ operationId: "o", invitation: {} }], nextPageToken: "" })),
  );
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { result, unmount } = renderHook(useInbox, { wrapper: ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> });

  await waitFor(() => expect(result.current.opened).toBe(true));
  expect(result.current.items).toMatchObject([{ id: "o", answerTime: undefined }]);

  down = false;
  await act(() => client.refetchQueries({ queryKey: ["participations"] }));
  await waitFor(() => expect(result.current.items).toMatchObject([{ id: "o", answerTime: "2026-11-20T00:00:00Z" }]));
  unmount();
  vi.unstubAllGlobals();
});

it("tasks that could not be read are not taken for none, and are asked for again", async () => {
  let down = true;
  vi.stubGlobal("fetch", async (path: string) =>
    path.includes("/tasks")
      ? new Response(JSON.stringify(down ? { status: 503, reason: "SERVICE_UNAVAILABLE" } : { tasks: [{ taskId: "t" }], nextPageToken: "" }), { status: down ? 503 : 200 })
      : new Response(JSON.stringify({ operations: [{ operationId: "o" }], nextPageToken: "" })),
  );
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { result, unmount } = renderHook(useInbox, { wrapper: ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> });

  await waitFor(() => expect(result.current.failed).toMatchObject({ reason: "SERVICE_UNAVAILABLE" }));
  expect(result.current.opened).toBe(false);

  down = false;
  act(() => result.current.again());
  await waitFor(() => expect(result.current.opened).toBe(true));
  expect([result.current.failed, result.current.items.map((item) => item.id)]).toEqual([undefined, ["t"]]);
  unmount();
  vi.unstubAllGlobals();
});

it.each([
  ["items", "SERVICE_UNAVAILABLE", 503],
  ["contributions", "SERVICE_UNAVAILABLE", 503],
  ["packageCopies", "SERVICE_UNAVAILABLE", 503],
  ["orderCopies", "SERVICE_UNAVAILABLE", 503],
  ["orderCopies", "NOT_IMPLEMENTED", 501],
  ["items", "NOT_IMPLEMENTED", 501],
  ["packageCopies", "NOT_IMPLEMENTED", 501],
])("%s that could not be read are not taken for none, but where the service does not know them: %s", async (what, reason, status) => {
  may = true;
  let down = true;
  const empty = { tasks: [], items: [], contributions: [], copies: [], nextPageToken: "" };
  vi.stubGlobal("fetch", async (path: string) => {
    if (new RegExp(`/${what}\\b`).test(path)) return new Response(JSON.stringify(down ? { status, reason } : empty), { status: down ? status : 200 });
    return new Response(JSON.stringify(/\/(tasks|items|contributions|packageCopies|orderCopies)\b/.test(path) ? empty : { operations: [{ operationId: "o" }], nextPageToken: "" }));
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { result, unmount } = renderHook(useInbox, { wrapper: ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> });

  if (reason === "NOT_IMPLEMENTED") {
    await waitFor(() => expect(result.current.opened).toBe(true));
    expect(result.current.failed).toBeUndefined();
  } else {
    await waitFor(() => expect(result.current.failed).toMatchObject({ reason }));
    expect(result.current.opened).toBe(false);
    down = false;
    act(() => result.current.again());
    await waitFor(() => expect([result.current.opened, result.current.failed]).toEqual([true, undefined]));
  }
  unmount();
  vi.unstubAllGlobals();
});
