// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Result } from "@/gen/types";
import english from "@/language/en";
import { Report } from "./Report";

vi.mock("@tanstack/react-router", () => ({ Link: () => null, useSearch: () => ({ amend: "r" }), useNavigate: () => () => undefined }));
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG", roles: [] }), useMay: () => () => true, signIn: () => undefined }));

const result = (version: string, number: string, state: Result["state"] = "RESULT_STATE_PROVISIONAL") =>
  ({
    resultId: "r",
    operationId: "o",
    version,
    state,
    country: "NG",
    rejectReason: "",
    authorSubjects: ["one"],
    spec: { reference: "NG-1", occurredTime: "2026-11-01T00:00:00Z", taskId: "", placeCountry: "", fraudVictimsTargeted: { count: { number } } },
  }) as unknown as Result;

let stored = result("1", "7");
/** As earlier versions were, which can be asked for; another is asked for in vain. */
const earlier = new Map<string, Result>();
const sent: { path: string; version: string }[] = [];

beforeEach(() => {
  stored = result("1", "7");
  sent.length = 0;
  earlier.clear();
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.method !== "GET") {
      const { version } = JSON.parse(String(init.body)) as { version: string };
      sent.push({ path: path.split(":").at(-1) ?? "", version });
      return version === stored.version ? new Response(JSON.stringify({ result: stored })) : new Response(JSON.stringify({ status: 409, reason: "STALE_VERSION" }), { status: 409 });
    }
    if (path.includes("/tasks")) return new Response(JSON.stringify({ tasks: [], nextPageToken: "" }));
    const version = new URL(path, "http://localhost").searchParams.get("version");
    if (version && version !== stored.version) {
      const one = earlier.get(version);
      return one ? new Response(JSON.stringify({ result: one })) : new Response(JSON.stringify({ status: 404, reason: "NOT_FOUND" }), { status: 404 });
    }
    if (path.startsWith("/api/v1/results/")) return new Response(JSON.stringify({ result: stored }));
    return new Response(JSON.stringify({ operations: [], nextPageToken: "" }));
  });
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

const reference = () => screen.getByLabelText<HTMLInputElement>("Reference");
const send = () => fireEvent.submit(reference().form as HTMLFormElement);

/** Written on version 1, left, and come back when a colleague has made another of it. */
async function takenUpAgain(number: string, state?: Result["state"]) {
  await opened();
  cleanup();
  stored = result("2", number, state);
  await shown();
  expect(reference().value).toBe("NG-1-mine");
}

async function shown() {
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <Report />
      </QueryClientProvider>
    </IntlProvider>,
  );
  await screen.findByLabelText("Reference");
}

async function opened() {
  await shown();
  fireEvent.change(reference(), { target: { value: "NG-1-mine" } });
}

it("another's version refuses what was typed, keeps it, and is written over only once it was told", async () => {
  await opened();

  stored = result("2", "9");
  send();
  await screen.findByText("The result was not taken", undefined, { timeout: 10_000 });
  await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toContain("9"), { timeout: 10_000 });
  expect(reference().value).toBe("NG-1-mine");
  send();

  await vi.waitFor(() => expect(sent).toEqual([{ path: "amend", version: "1" }, { path: "amend", version: "2" }]));
});

it("what was typed and refused stays when the result was validated meanwhile", async () => {
  await opened();

  stored = result("2", "7", "RESULT_STATE_VALIDATED");
  send();
  await screen.findByText("Propose the correction", undefined, { timeout: 10_000 });

  expect(screen.getByText("The result was not taken")).toBeTruthy();
  expect(reference().value).toBe("NG-1-mine");
});

it.each(["RESULT_STATE_PROVISIONAL", "RESULT_STATE_VALIDATED"] as const)("a draft that is taken up again tells what a colleague has changed before it is written over (%s)", async (state) => {
  earlier.set("1", result("1", "7"));
  await takenUpAgain("9", state);
  const reason = screen.queryByLabelText("Reason");
  if (reason) fireEvent.change(reason, { target: { value: "Counted anew." } });

  send();
  await screen.findByText("The result was not taken", undefined, { timeout: 10_000 });
  await vi.waitFor(() => expect([...screen.getByRole("alert").querySelectorAll("del, ins")].map((one) => one.textContent)).toEqual(expect.arrayContaining(["7", "9"])), { timeout: 10_000 });
  send();

  await vi.waitFor(() => expect(sent.map(({ version }) => version)).toEqual(["1", "2"]));
});

it("what a colleague has changed is not written over while it cannot be told", async () => {
  await takenUpAgain("9");

  send();
  await screen.findByText(/^The version on which you wrote cannot be read/, undefined, { timeout: 10_000 });
  send();
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent.map(({ version }) => version)).toEqual(["1", "1"]);

  earlier.set("1", result("1", "7"));
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await vi.waitFor(() => expect(screen.getByRole("alert").querySelector("ins")?.textContent).toBe("9"), { timeout: 10_000 });
  send();

  await vi.waitFor(() => expect(sent.map(({ version }) => version)).toEqual(["1", "1", "2"]));
});
