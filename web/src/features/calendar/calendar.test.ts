import { expect, it } from "vitest";
import type { CalendarLink } from "@/gen/types";
import { addressOf, endsSoon, hashOf, newSecret } from "./calendar";

it("makes a secret of 43 characters that may stand in an address, and never the same", () => {
  const secrets = new Set(Array.from({ length: 200 }, newSecret));

  expect(secrets.size).toBe(200);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(addressOf("abc", "https://cordon.example.org")).toBe("https://cordon.example.org/links/calendar/abc/cordon.ics");
});

it("tells the service SHA-256 of what stands in the address", async () => {
  expect(await hashOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

it("warns two weeks before a link ends, and not of one that has", () => {
  const now = Date.parse("2026-11-28T12:00:00Z");
  const link = (state: string, endTime: string) => ({ state, endTime }) as CalendarLink;

  expect(endsSoon(link("CALENDAR_LINK_STATE_IN_USE", "2026-12-12T11:59:59Z"), now)).toBe(true);
  expect(endsSoon(link("CALENDAR_LINK_STATE_IN_USE", "2026-12-12T12:00:00Z"), now)).toBe(false);
  expect(endsSoon(link("CALENDAR_LINK_STATE_ENDED", "2026-11-27T12:00:00Z"), now)).toBe(false);
});
