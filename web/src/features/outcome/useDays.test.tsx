// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Outcome, Tally } from "@/gen/types";
import { useDays } from "./useDays";

const count = (number: number) => ({ count: String(number), originalAmounts: [], unvaluedAmounts: [], originalsLeftOut: 0, unvaluedLeftOut: 0 }) as Tally;
const outcome = (number: number, daysId: string) =>
  ({ totalsIncluded: true, countries: [], daysId, totals: [{ indicator: "persons_arrested", definitionVersion: 1, unit: "UNIT_PERSON", validated: count(number), provisional: count(0) }] }) as unknown as Outcome;

let asked = 0;
beforeEach(() => {
  asked = 0;
  vi.useFakeTimers({ shouldAdvanceTime: true });
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ days: { included: true, days: [], reportCurrency: "USD", asOfTime: String(++asked) } })));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function shown() {
  const client = new QueryClient();
  return renderHook(({ now }) => useDays("o", now, "persons_arrested", undefined), {
    initialProps: { now: outcome(9, "a") },
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
}

const passes = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

it("asks again when a day moved though the figure is the same, and not while nothing has changed", async () => {
  const { rerender } = shown();
  await passes(5_000);
  rerender({ now: outcome(9, "a") });
  await passes(5_000);
  expect(asked).toBe(1);

  rerender({ now: outcome(9, "b") });
  await passes(5_000);

  expect(asked).toBe(2);
});

it("asks now and then while changes go on without a rest", async () => {
  const { rerender } = shown();
  await passes(100);

  for (let change = 1; change <= 10; change++) {
    rerender({ now: outcome(9 + change, `c${change}`) });
    await passes(1_000);
  }

  expect(asked).toBeGreaterThan(3);
  expect(asked).toBeLessThan(9);
});
