// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { cleanup, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import { hold } from "@/call/pending";
import { acceptTask } from "@/gen/methods";
import english from "@/language/en";
import { Notices } from "@/parts/Notices";
import { Home } from "./Home";

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  history.replaceState(null, "", "/");
});

async function open(address: string) {
  history.replaceState(null, "", address);
  vi.stubGlobal("scrollTo", () => undefined);
  const root = createRootRoute({ staticData: { help: "start" } });
  const pages = [createRoute({ getParentRoute: () => root, path: "/", staticData: { help: "start" }, component: Home }), createRoute({ getParentRoute: () => root, path: "$", staticData: { help: "start" }, component: () => <p>page</p> })];
  const router = createRouter({ routeTree: root.addChildren(pages), history: createMemoryHistory({ initialEntries: [address] }) });
  render(
    <IntlProvider locale="en" messages={english}>
      <Notices>
        <RouterProvider router={router as never} />
      </Notices>
    </IntlProvider>,
  );
  await screen.findByText("page");
  return router.state.location.href;
}

it("leads to where somebody begins", async () => {
  expect(await open("/")).toBe("/status");
  expect(screen.getByRole("status").textContent).toBe("");
});

it("a second factor that was given up is told, and leads back to what asked for it", async () => {
  history.replaceState(null, "", "/operations/7/plan?mode=open");
  hold({ subject: "", method: acceptTask, request: { taskId: "1" }, key: "k" });

  expect(await open("/?refused=access_denied")).toBe("/operations/7/plan?mode=open");
  expect(screen.getByRole("status").textContent).toContain("Your second factor was not shown.");
  expect(sessionStorage).toHaveLength(0);
});
