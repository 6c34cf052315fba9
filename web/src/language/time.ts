/** The parts of a time as they are read out: weekday always, 24 hours, UTC first and the reader's own time after. */
export interface Told {
  utc: string;
  local: string;
  /** `UTC+1` of the reader, empty where it is the same time. */
  offset: string;
}

const DATE: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short", year: "numeric" };
const CLOCK: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

export function told(locale: string, time: string, zone?: string): Told {
  const at = new Date(time);
  // English puts a comma behind the day of the week, which tells nothing.
  const utc = format(locale, { ...DATE, ...CLOCK, timeZone: "UTC" }).format(at).replace(/^([A-Z][a-z]{2}), /, "$1 ");
  const here = zone ? { timeZone: zone } : {};
  const sameDay = day(at, "UTC") === day(at, zone);
  const local = format(locale, { ...(sameDay ? {} : { weekday: "short", day: "numeric", month: "short" }), ...CLOCK, ...here }).format(at);
  const offset = -offsetMinutes(at, zone);
  return { utc, local, offset: offset === 0 ? "" : signed(offset) };
}

export function toldDay(locale: string, time: string): string {
  return format(locale, { ...DATE, timeZone: "UTC" }).format(new Date(time));
}

/** Without the year, for lists whose heading says when. */
export function toldShort(locale: string, time: string): string {
  return format(locale, { weekday: "short", day: "numeric", month: "short", ...CLOCK, timeZone: "UTC" }).format(new Date(time));
}

/** The day that calendars show in a zone, as `2026-12-25`. */
export function day(at: Date, zone: string | undefined): string {
  return format("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", ...(zone ? { timeZone: zone } : {}) }).format(at);
}

function offsetMinutes(at: Date, zone: string | undefined): number {
  if (!zone) return at.getTimezoneOffset();
  const parts = format("en-US", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(parts.find((part) => part.type === "timeZoneName")?.value ?? "");
  return match ? (match[1] === "+" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

function signed(minutes: number): string {
  const whole = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? "−" : "+"}${whole}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}

/** A span in its two largest units: minutes count under a day, hours under a week. */
export interface Span {
  days: number;
  hours: number;
  minutes: number;
}

export function span(millis: number): Span {
  const minutes = Math.floor(Math.abs(millis) / 60_000);
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
}

/** What `input type=datetime-local` holds, read as UTC. */
export function toInput(time: string | undefined): string {
  return time ? new Date(time).toISOString().slice(0, 16) : "";
}

export function fromInput(value: string): string | undefined {
  const at = new Date(`${value}Z`);
  return value && !Number.isNaN(at.getTime()) ? at.toISOString() : undefined;
}
