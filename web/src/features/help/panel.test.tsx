// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Link, Outlet, RouterProvider } from "@tanstack/react-router";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import english from "@/language/en";
import { press } from "@/shell/keys";
import { HelpButton } from "./HelpButton";
import { HelpPanel } from "./HelpPanel";
import type { Topic } from "./topics";
import { useHelp } from "./useHelp";

vi.mock("@/shell/session", () => {
  const session = { signedIn: true, subject: "s", country: "", roles: ["planner"] };
  return { useSession: () => session, signIn: () => undefined };
});

let narrow = false;
beforeEach(() => {
  narrow = false;
  vi.stubGlobal("scrollTo", () => undefined);
  vi.stubGlobal("matchMedia", () => ({ matches: narrow, addEventListener: () => undefined, removeEventListener: () => undefined }));
  Element.prototype.scrollIntoView = () => undefined;
  document.addEventListener("keydown", press);
});
afterEach(() => {
  cleanup();
  document.removeEventListener("keydown", press);
  vi.unstubAllGlobals();
});

function Around() {
  const help = useHelp();
  return (
    <>
      <HelpButton open={help.opened !== undefined} toggle={help.toggle} />
      <main id="main">
        <Outlet />
      </main>
      {help.opened && <HelpPanel topic={help.opened} close={help.close} />}
    </>
  );
}

async function open(address: string) {
  const root = createRootRoute({ staticData: { help: "start" }, component: Around });
  const page = (path: string, help: Topic) =>
    createRoute({
      getParentRoute: () => root,
      path,
      staticData: { help },
      component: () => (
        <>
          <h1>{path}</h1>
          <input aria-label="Field" />
          <Link to={"/orders" as "/"}>to the orders</Link>
        </>
      ),
    });
  const router = createRouter({ routeTree: root.addChildren([page("/plan", "plan"), page("/orders", "orders"), page("/help", "start"), page("/help/$topic", "start")]), history: createMemoryHistory({ initialEntries: [address] }) });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <IntlProvider locale="en" messages={english}>
        <RouterProvider router={router as never} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  await screen.findByRole("heading", { level: 1 });
  return router;
}
const button = () => screen.getByRole("button", { name: "Help with this page" });
const panel = () => screen.queryByRole("complementary", { name: "Help" });

it("opens the topic of the page beside it, has the focus, and gives it back by Escape", async () => {
  await open("/plan");
  button().focus();
  fireEvent.click(button());

  await screen.findByRole("heading", { level: 2, name: "The plan" });
  expect(button().getAttribute("aria-expanded")).toBe("true");
  expect(panel()).toBe(document.activeElement);
  expect(screen.getByRole("heading", { level: 1 })).toBeTruthy();

  fireEvent.keyDown(panel() as HTMLElement, { key: "Escape" });
  expect(panel()).toBeNull();
  expect(document.activeElement).toBe(button());
});

it("is closed by Escape also where single keys are switched off, and from the page", async () => {
  await open("/plan");
  localStorage.setItem("cordon.keys", "off");
  fireEvent.click(button());
  await screen.findByRole("heading", { level: 2 });
  fireEvent.keyDown(screen.getByRole("group", { name: "Help" }), { key: "Escape" });
  expect(panel()).toBeNull();

  localStorage.removeItem("cordon.keys");
  fireEvent.click(button());
  fireEvent.keyDown(document.body, { key: "Escape" });
  expect(panel()).toBeNull();
});

it("is opened by F1, also from within a field, to which the focus goes back", async () => {
  await open("/plan");
  const field = screen.getByLabelText("Field");
  field.focus();
  fireEvent.keyDown(field, { key: "F1" });
  await screen.findByRole("heading", { level: 2, name: "The plan" });

  fireEvent.keyDown(document.body, { key: "F1" });
  expect(panel()).toBeNull();
  expect(document.activeElement).toBe(field);
});

it("leaves the focus where one works by now", async () => {
  await open("/plan");
  fireEvent.click(button());
  await screen.findByRole("heading", { level: 2 });
  const field = screen.getByLabelText("Field");
  field.focus();
  fireEvent.keyDown(field, { key: "F1" });
  expect(panel()).toBeNull();
  expect(document.activeElement).toBe(field);
});

it("is not opened by an F1 that is held down, has a key beside it or is pressed in a dialog, and nothing else is opened by it there", async () => {
  await open("/plan");
  expect(fireEvent.keyDown(document.body, { key: "F1", ctrlKey: true })).toBe(true);
  expect(fireEvent.keyDown(document.body, { key: "F1", repeat: true })).toBe(false);
  document.body.insertAdjacentHTML("beforeend", "<dialog open></dialog>");
  expect(fireEvent.keyDown(document.body, { key: "F1" })).toBe(false);
  document.querySelector("dialog")?.remove();
  expect(panel()).toBeNull();
});

it("does not come back unasked after a page of the help", async () => {
  const router = await open("/plan");
  fireEvent.click(button());
  await screen.findByRole("heading", { level: 2 });
  await act(() => router.navigate({ to: "/help" as "/" }));
  await screen.findByRole("heading", { level: 1, name: "/help" });
  await act(() => router.navigate({ to: "/plan" as "/" }));
  await screen.findByRole("heading", { level: 1, name: "/plan" });
  expect(panel()).toBeNull();
});

it("follows links within itself, and shows the topic of the next page once that is gone to", async () => {
  const router = await open("/plan");
  fireEvent.click(button());
  fireEvent.click(await screen.findByRole("link", { name: "review and approval" }));
  await screen.findByRole("heading", { level: 2, name: "Review and approval" });
  expect(router.state.location.pathname).toBe("/plan");

  fireEvent.click(screen.getByRole("link", { name: "hash" }));
  await screen.findByRole("heading", { level: 2, name: "Words" });
  expect(document.getElementById("hash")?.className).toBe("here");

  fireEvent.click(screen.getByRole("link", { name: "to the orders" }));
  await screen.findByRole("heading", { level: 2, name: "Orders" });
});

it("is a page of its own where there is no room, and gives way to the pages of the help", async () => {
  narrow = true;
  const router = await open("/orders");
  expect(screen.getByRole("link", { name: "Help with this page" }).getAttribute("href")).toBe("/help/orders");
  fireEvent.keyDown(document.body, { key: "F1" });
  await waitFor(() => expect(router.state.location.pathname).toBe("/help/orders"));
  await waitFor(() => expect(screen.getByRole("link", { name: "Help with this page" }).getAttribute("href")).toBe("/help"));
  expect(panel()).toBeNull();
});
