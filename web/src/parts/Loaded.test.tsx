// @vitest-environment jsdom
import type { UseQueryResult } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import { Refusal } from "@/call/refusal";
import english from "@/language/en";
import { Loaded } from "./Loaded";
import { RefusalPanel } from "./RefusalPanel";

vi.mock("@/shell/session", () => ({ signIn: () => undefined }));
vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: string }) => children }));
Element.prototype.scrollIntoView = () => undefined;
afterEach(cleanup);

it.each([
  ["NOT_FOUND", "There is no such thing, or it is not for you."],
  ["SERVICE_UNAVAILABLE", "old"],
])("with %s on looking again, what was read before gives way only to its absence", (reason, expected) => {
  const query = { data: "old", isError: true, error: new Refusal({ reason }) } as unknown as UseQueryResult<string>;
  render(
    <IntlProvider locale="en" messages={english}>
      <Loaded query={query}>{(data) => <h2>{data}</h2>}</Loaded>
    </IntlProvider>,
  );

  expect(screen.getByRole("heading").textContent).toBe(expected);
});

const read = { data: "old" } as UseQueryResult<string>;
const gone = { data: "old", isError: true, error: new Refusal({ reason: "NOT_FOUND" }) } as unknown as UseQueryResult<string>;
const page = (outer: UseQueryResult<string>, inner: UseQueryResult<string>, refusal: Refusal | undefined) => (
  <IntlProvider locale="en" messages={english}>
    <Loaded query={outer}>{() => <Loaded query={inner}>{() => <RefusalPanel title="It was not done" refusal={refusal} />}</Loaded>}</Loaded>
  </IntlProvider>
);

it.each([
  ["it", read, gone],
  ["all around it", gone, read],
  ["all of it", gone, gone],
])("what was refused is told once, also when %s is gone on looking again", (_, outer, inner) => {
  const refusal = new Refusal({ reason: "STALE_VERSION" });
  const { rerender } = render(page(read, read, refusal));

  rerender(page(outer, inner, refusal));

  expect(screen.getAllByText("It was not done")).toHaveLength(1);
  expect(screen.getByText("There is no such thing, or it is not for you.")).toBeTruthy();
});

it("what was answered before is not told when the thing is gone, nor told twice when it is back", () => {
  const refusal = new Refusal({ reason: "STALE_VERSION" });
  const { rerender } = render(page(read, read, refusal));

  rerender(page(read, read, undefined));
  rerender(page(read, gone, undefined));
  expect(screen.queryByText("It was not done")).toBeNull();

  rerender(page(read, read, refusal));
  rerender(page(gone, read, refusal));
  rerender(page(read, read, refusal));
  expect(screen.getAllByText("It was not done")).toHaveLength(1);
});

it.each(["SERVICE_UNAVAILABLE", "DEADLINE_EXCEEDED", "PERMISSION_DENIED"] as const)("what could not be looked for again for %s is told with its reason and its time, and asked for once more", (reason) => {
  const refetch = vi.fn(async () => undefined);
  const failed = { data: "old", isError: true, error: new Refusal({ reason }), dataUpdatedAt: Date.parse("2026-11-26T10:07:00Z"), refetch } as unknown as UseQueryResult<string>;
  const shown = (query: UseQueryResult<string>) => (
    <IntlProvider locale="en-GB" messages={english}>
      <Loaded query={query}>{(data) => <h2>{data}</h2>}</Loaded>
    </IntlProvider>
  );
  const { rerender } = render(shown(failed));

  const told = screen.getByRole("status").textContent;
  expect(told).toContain(english[`reason.${reason}`]);
  expect(told).toMatch(/What is shown is as of .*26 Nov.*10:07.* UTC/);
  screen.getByText("Try again").click();
  expect(refetch).toHaveBeenCalledOnce();

  rerender(shown({ ...failed, isError: false, error: null } as UseQueryResult<string>));
  expect(screen.queryByRole("status")).toBeNull();
});

it.each([
  ["PERMISSION_DENIED", "The page was refused.", english["way.role"], "To the first page"],
  ["ROLE_REQUIRED", "The page was refused.", english["way.role"], "To the first page"],
  ["INVALID", "The page was refused.", "Check the address, or begin at the first page.", "To the first page"],
  ["BAD_HEADER", "The page was refused.", english["way.tell"], "To the first page"],
  ["SERVICE_UNAVAILABLE", "The page did not arrive.", english["way.again"], "Try again"],
  ["INTERNAL", "The page did not arrive.", english["way.tell"], "Try again"],
  ["OFFLINE", "The page did not arrive.", english["way.line"], "Try again"],
  ["SESSION_ENDED", "The page did not arrive.", english["way.sign-in"], "Sign in"],
] as const)("a page that does not come for %s says why, the way out and its reference, and nothing that cannot help", (reason, title, way, act) => {
  const query = { isError: true, error: new Refusal({ reason, traceId: "0123456789abcdef" }), refetch: vi.fn() } as unknown as UseQueryResult<string>;
  const { container } = render(
    <IntlProvider locale="en" messages={english}>
      <Loaded query={query}>{(data) => <h2>{data}</h2>}</Loaded>
    </IntlProvider>,
  );

  expect(screen.getByRole("heading").textContent?.trim()).toBe(title);
  const told = screen.getByRole("alert").textContent;
  expect(told).toContain(english[`reason.${reason}`]);
  expect(told).toContain(way);
  expect(told).toMatch(/Reference .?01234567/);
  expect([...container.querySelectorAll("button, a")].map((one) => one.textContent)).toEqual([act]);
});
