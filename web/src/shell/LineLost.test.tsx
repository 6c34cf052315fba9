// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { heard, lost } from "@/call/line";
import english from "@/language/en";
import { Notices } from "@/parts/Notices";
import { LineLost } from "./LineLost";

const asked = vi.fn(async () => "figures");
let answers = false;
let tried = 0;

function Figures() {
  return <p>{useQuery({ queryKey: ["figures"], queryFn: asked }).data}</p>;
}

beforeEach(() => {
  answers = false;
  tried = 0;
  vi.useFakeTimers({ now: Date.parse("2026-11-26T10:00:00Z") });
  heard();
  vi.stubGlobal("fetch", async () => {
    tried++;
    if (!answers) throw new TypeError("Failed to fetch");
    return new Response("{}");
  });
  render(
    <IntlProvider locale="en-GB" messages={english}>
      <QueryClientProvider client={new QueryClient()}>
        <Notices>
          <LineLost />
          <Figures />
        </Notices>
      </QueryClientProvider>
    </IntlProvider>,
  );
});
afterEach(() => {
  cleanup();
  heard();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  asked.mockClear();
});
const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis));

it("is said with the time of what is shown, and tried again by itself, less and less often", async () => {
  expect(screen.queryByRole("alert")).toBeNull();
  act(lost);
  expect(screen.getByRole("alert").textContent).toMatch(/There is no connection to Cordon\..*Thu.? 26 Nov.* 10:00 UTC/);

  await pass(3_000);
  expect(tried).toBe(1);
  await pass(5_000);
  expect(tried).toBe(1);
  await pass(1_000);
  expect(tried).toBe(2);
});

it("is tried again for as long as it is lost, every half minute in the end", async () => {
  act(lost);
  const tries = [];
  for (const seconds of [3, 6, 12, 24, 30, 30, 30, 30]) {
    await pass(seconds * 1_000);
    tries.push(tried);
  }

  expect(tries).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

it("goes when something else is answered first, and what is shown is asked for again", async () => {
  await pass(10);
  act(lost);
  act(heard);
  await pass(10);

  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getAllByText("The connection is back.")).toHaveLength(1);
  expect(asked).toHaveBeenCalledTimes(2);
});

it("goes when something answers, and what is shown is asked for again", async () => {
  await pass(10);
  act(lost);
  answers = true;
  await pass(3_000);

  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByText("The connection is back.")).toBeTruthy();
  expect(asked).toHaveBeenCalledTimes(2);
});

it("is tried at once when the device has a network again", async () => {
  act(lost);
  answers = true;
  await act(async () => {
    dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(10);
  });

  expect(screen.queryByRole("alert")).toBeNull();
});
