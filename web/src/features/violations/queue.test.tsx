// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { operationQuery } from "@/features/operations/operations";
import english from "@/language/en";
import { ViolationQueue } from "./ViolationQueue";

let search: { state?: string; violation?: string };
vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>, useSearch: () => search, useNavigate: () => () => undefined, useRouterState: () => "" }));
vi.mock("@/features/cases/ReviewTabs", () => ({ ReviewTabs: () => null }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "", roles: ["compliance-reviewer"] }), useMay: () => (method: { roles: readonly string[] }) => method.roles.includes("compliance-reviewer"), signIn: () => undefined }));
Element.prototype.scrollIntoView = () => undefined;

const asked: URL[] = [];
const report = (violationId: string, state: string, createTime: string, operationId = "2") =>
  ({ violationId, operationId, version: "1", state: `VIOLATION_STATE_${state}`, createTime, exercise: operationId === "3", spec: { kinds: ["VIOLATION_KIND_RIGHTS"] }, asked: false, notes: [], measures: [], reasons: "" });
const all = [report("1", "REPORTED", "2026-11-03T00:00:00Z"), report("2", "UNDER_EXAMINATION", "2026-11-04T00:00:00Z", "3"), report("3", "FOUNDED", "2026-11-05T00:00:00Z"), report("4", "FOUNDED", "2026-11-06T00:00:00Z")];

beforeEach(() => {
  search = {};
  asked.length = 0;
  vi.stubGlobal("fetch", async (path: string) => {
    const url = new URL(path, "http://here");
    asked.push(url);
    if (url.pathname.includes("/operations/")) return new Response(JSON.stringify({ operation: { operationId: url.pathname.split("/").at(-1), approvedRevision: { plan: { codeName: "Name" } } } }));
    const rows = all.filter((one) => one.state === (url.searchParams.get("state") ?? one.state));
    const second = url.searchParams.get("pageToken") === "next";
    const pages = url.searchParams.get("state") === "VIOLATION_STATE_FOUNDED";
    return new Response(JSON.stringify({ violations: pages ? (second ? rows.slice(1) : rows.slice(0, 1)) : rows, nextPageToken: pages && !second ? "next" : "" }));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <ViolationQueue />
      </QueryClientProvider>
    </IntlProvider>,
  );
  return client;
}
const states = () => asked.filter(({ pathname }) => pathname.endsWith("/violations")).map(({ searchParams }) => searchParams.get("state"));
const rows = () => [...document.querySelectorAll("tbody tr")];

it("those that are open are listed, the newest first, and closed ones not read for it", async () => {
  const client = show();
  await waitFor(() => expect(rows()).toHaveLength(2));

  expect(states()).toEqual(["VIOLATION_STATE_REPORTED", "VIOLATION_STATE_UNDER_EXAMINATION"]);
  expect(rows()[0]?.textContent).toContain("Under examination");
  expect(client.getQueryCache().find({ queryKey: operationQuery("2").queryKey })?.observers.map(({ options }) => options.refetchInterval)).toEqual([false]);
});

it("a report in an exercise is marked", async () => {
  show();
  await waitFor(() => expect(rows()[0]?.textContent).toContain("Exercise"));

  expect(rows()[1]?.textContent).not.toContain("Exercise");
});

it("closed ones come by page", async () => {
  search = { state: "VIOLATION_STATE_FOUNDED" };
  show();
  await waitFor(() => expect(rows()).toHaveLength(1));
  expect(screen.getByText("At least 1 report")).toBeTruthy();

  fireEvent.click(screen.getByRole("button", { name: english["list.more"] }));
  await waitFor(() => expect(rows()).toHaveLength(2));
  expect(screen.getByText("2 reports")).toBeTruthy();
  expect(states()).toEqual(["VIOLATION_STATE_FOUNDED", "VIOLATION_STATE_FOUNDED"]);
});
