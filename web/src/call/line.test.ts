import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { send } from "./call";
import { heard, lost, onLine, theLine } from "./line";

beforeEach(heard);
afterEach(() => vi.unstubAllGlobals());

it("is lost with a call that nobody answers, and there with any answer, a refusal too", async () => {
  const told: boolean[] = [];
  const stop = onLine(() => told.push(theLine().lost));
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  await send("/api/state", {}).catch(() => undefined);
  await send("/api/state", {}).catch(() => undefined);
  expect(theLine().lost).toBe(true);

  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ status: 401, reason: "UNAUTHENTICATED" }), { status: 401 }));
  await send("/api/state", {}).catch(() => undefined);
  expect(told).toEqual([true, false]);
  stop();
});

it("that is given up by the page itself is not lost", async () => {
  const given = new AbortController();
  given.abort();
  vi.stubGlobal("fetch", () => Promise.reject(new DOMException("aborted", "AbortError")));

  await send("/api/state", { signal: given.signal }).catch(() => undefined);

  expect(theLine().lost).toBe(false);
});

it("keeps when something was heard last while it is lost", () => {
  const before = theLine().heardAt;
  lost();
  expect(theLine()).toEqual({ lost: true, heardAt: before });
});
