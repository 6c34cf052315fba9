// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import english from "@/language/en";
import { Failed } from "@/parts/Loaded";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { Refusal } from "@/call/refusal";

const answer = vi.fn<(path: string) => Response>();
const [reload, assign] = [vi.fn(), vi.fn()];
const planner = { signedIn: true, subject: "one", name: "One", roles: ["planner"], country: "", strength: "1", csrfToken: "proof" };

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("fetch", (path: string) => Promise.resolve().then(() => answer(path)));
  vi.stubGlobal("location", { pathname: "/", search: "", reload, assign });
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  sessionStorage.setItem("cordon.draft.one.report", "{}");
  sessionStorage.setItem("cordon.pending", "{}");
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

it("another person's session loads the page anew, and nothing of the first is left", async () => {
  const { look } = await import("./session");
  answer.mockImplementation(() => json(planner));
  await look();
  await look();
  expect(reload).not.toHaveBeenCalled();
  expect(sessionStorage).toHaveLength(2);

  answer.mockImplementation(() => json({ ...planner, subject: "two" }));
  void look();

  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  expect(sessionStorage).toHaveLength(0);
});

it("who could not sign out keeps what was typed", async () => {
  const { signOut } = await import("./session");
  answer.mockImplementation(() => {
    throw new TypeError("no line");
  });

  await expect(signOut(false)).rejects.toMatchObject({ reason: "OFFLINE" });
  expect([sessionStorage.length, assign.mock.calls.length]).toEqual([2, 0]);

  answer.mockImplementation(() => json({ status: 401, reason: "NO_SESSION" }, 401));
  await signOut(false);
  expect([sessionStorage.length, assign.mock.calls]).toEqual([0, [["/"]]]);
});

it("a session that has ended hides the page and asks to sign in, whatever is pressed", async () => {
  const { SessionProvider } = await import("./session");
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  answer.mockImplementation(() => json(planner));
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <SessionProvider>
          <p>marked</p>
        </SessionProvider>
      </QueryClientProvider>
    </IntlProvider>,
  );
  const page = await screen.findByText("marked");
  expect(page.style.display).toBe("");

  answer.mockImplementation(() => json({ signedIn: false }));
  await act(() => client.invalidateQueries());
  const dialog = await screen.findByRole("dialog");

  expect(page.style.display).toBe("none");
  expect(fireEvent.keyDown(dialog, { key: "Escape" })).toBe(false);
  fireEvent.click(screen.getByText("Sign in"));
  expect(assign.mock.calls[0]?.[0]).toContain("/oauth2/");

  answer.mockImplementation(() => json(planner));
  await act(() => client.invalidateQueries());
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(page.style.display).toBe("");
});

it("what asks for another sign-in offers it, with what it asks for", () => {
  Element.prototype.scrollIntoView = () => undefined;
  render(
    <IntlProvider locale="en" messages={english}>
      <RefusalPanel title="Not done" refusal={new Refusal({ reason: "STEP_UP_REQUIRED", metadata: { acr_values: "2" } })} />
    </IntlProvider>,
  );

  fireEvent.click(screen.getByText("Sign in"));
  expect(assign.mock.calls[0]?.[0]).toContain("acr_values=2");
});

it("a page that did not come for want of a session offers to sign in", () => {
  render(
    <IntlProvider locale="en" messages={english}>
      <Failed fault={new Refusal({ reason: "SESSION_ENDED" })} again={() => undefined} />
    </IntlProvider>,
  );

  fireEvent.click(screen.getByText("Sign in"));
  expect(assign).toHaveBeenCalledOnce();
});
