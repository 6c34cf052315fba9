import { afterEach, expect, it, vi } from "vitest";
import { heard } from "@/call/line";
import { fetched } from "./fetched";

const fault = new TypeError("Failed to fetch dynamically imported module: /assets/Plan.js");
const part = () => Promise.reject(fault);
afterEach(() => {
  vi.unstubAllGlobals();
  heard();
});

it("a part that does not come without a line is no part that an update has replaced", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));

  await expect(fetched(part)()).rejects.toMatchObject({ reason: "OFFLINE" });
});

it("a part that an update has replaced stays so, and the page is loaded again", async () => {
  vi.stubGlobal("fetch", async () => new Response("{}"));

  await expect(fetched(part)()).rejects.toBe(fault);
});
