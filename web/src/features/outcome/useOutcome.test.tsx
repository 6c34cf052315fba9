// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Outcome } from "@/gen/types";
import { useOutcome } from "./useOutcome";

const outcome = (countriesReported: number) => ({ countriesReported, totalsIncluded: true, totals: [], countries: [] }) as unknown as Outcome;
const refused = (reason: string, traceId: string) => new Response(JSON.stringify({ status: 503, reason, traceId }), { status: 503 });

/** What the stream is answered, and what a single look is. */
let streamed: () => Response;
let looked: () => Response;
let looks: number;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  looks = 0;
  streamed = () => refused("SERVICE_UNAVAILABLE", "a1");
  looked = () => refused("OVERLOADED", "b2");
  vi.stubGlobal("fetch", async (path: string) => {
    if (path.endsWith(":watch")) return streamed();
    looks++;
    return looked();
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function follows() {
  const client = new QueryClient();
  return renderHook(() => useOutcome("o"), { wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> });
}

/** In steps: what one brings about is drawn before the next. */
async function passes(ms: number) {
  for (let passed = 0; passed < ms; passed += 250) await act(async () => void (await vi.advanceTimersByTimeAsync(250)));
}
const told = (number: number) => `id: e${number}\ndata: ${JSON.stringify({ outcome: outcome(number), eventId: `e${number}` })}\n\n`;
const open = (text: string) => new Response(new ReadableStream({ start: (line) => line.enqueue(new TextEncoder().encode(text)) }), { headers: { "content-type": "text/event-stream" } });

it("says after some seconds why nothing comes, with the trace, and asks again", async () => {
  const { result } = follows();
  await passes(1_000);
  expect(result.current.refusal).toBeUndefined();

  await passes(6_000);
  expect(result.current).toMatchObject({ outcome: undefined, good: false, refusal: { reason: "OVERLOADED", traceId: "b2" } });

  looked = () => new Response(JSON.stringify({ outcome: outcome(3) }));
  act(() => result.current.again());
  await passes(500);
  expect(result.current).toMatchObject({ outcome: { countriesReported: 3 }, good: true, refusal: undefined });
});

it("says so too where a stream opens and is refused within", async () => {
  streamed = () => open('event: error\ndata: {"reason":"SERVICE_UNAVAILABLE","traceId":"c3"}\n\n');
  const { result } = follows();

  await passes(8_000);

  expect(result.current.refusal).toMatchObject({ reason: "OVERLOADED", traceId: "b2" });
});

it("looks every few seconds while no stream may be open, and not once it is", async () => {
  let number = 3;
  looked = () => new Response(JSON.stringify({ outcome: outcome(number++) }));
  const { result } = follows();
  await passes(500);
  expect(result.current).toMatchObject({ outcome: { countriesReported: 3 }, good: true, refusal: undefined });

  await passes(10_500);
  expect(result.current.outcome?.countriesReported).toBe(4);

  streamed = () => open(told(9));
  await passes(15_000);
  const before = looks;
  await passes(30_000);
  expect(result.current).toMatchObject({ outcome: { countriesReported: 9 }, good: true, refusal: undefined });
  expect(looks).toBe(before);
});

it("what was shown stays while it is refused, with the reason", async () => {
  let answers = 0;
  streamed = () => (answers++ === 0 ? new Response(told(5), { headers: { "content-type": "text/event-stream" } }) : refused("RATE_LIMITED", "a1"));
  const { result } = follows();

  await passes(9_000);

  expect(result.current).toMatchObject({ outcome: { countriesReported: 5 }, good: false, refusal: { reason: "OVERLOADED" } });
});
