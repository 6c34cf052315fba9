import { queryOptions } from "@tanstack/react-query";
import { all } from "@/call/call";
import { listCalendarLinks } from "@/gen/methods";
import type { CalendarLink } from "@/gen/types";

export const linksQuery = queryOptions({
  queryKey: ["calendarLinks"],
  queryFn: ({ signal }) => all(listCalendarLinks, {}, (page) => page.links, { signal }),
});

/** As many as a person may have in use. */
export const MOST = 5;

const SECRET_BYTES = 32;
const DAY = 86_400_000;
const SOON = 14;

/** Random, as it may stand in an address. The service is told its hash alone. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export async function hashOf(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function addressOf(secret: string, origin: string): string {
  return `${origin}/links/calendar/${secret}/cordon.ics`;
}

export function isInUse(link: CalendarLink): boolean {
  return link.state === "CALENDAR_LINK_STATE_IN_USE";
}

/** Whether it ends so soon that its person should hear of it. */
export function endsSoon(link: CalendarLink, now: number): boolean {
  return isInUse(link) && Date.parse(link.endTime ?? "") - now < SOON * DAY;
}
