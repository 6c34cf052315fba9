// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Link, Outlet, RouterProvider } from "@tanstack/react-router";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useArrival, useFocusKept } from "./focus";

beforeEach(() => {
  vi.stubGlobal("scrollTo", () => undefined);
  // jsdom draws nothing: whatever is in the page is shown.
  vi.spyOn(Element.prototype, "getClientRects").mockReturnValue([{}] as unknown as DOMRectList);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function Around() {
  useArrival();
  useFocusKept();
  return (
    <>
      <Link to={"/other" as "/"}>to the other</Link>
      <main id="main">
        <Outlet />
      </main>
    </>
  );
}

function Moves() {
  const [there, setThere] = useState(true);
  return (
    <section aria-label="Task">
      <h2>Task</h2>
      {there && <button onClick={() => setThere(false)}>Accept</button>}
    </section>
  );
}

async function open(address: string) {
  const root = createRootRoute({ staticData: { help: "start" }, component: Around });
  const page = (path: string, title: string) =>
    createRoute({
      getParentRoute: () => root,
      path,
      staticData: { help: "start" },
      component: () => (
        <>
          <h1>{title}</h1>
          <Moves />
        </>
      ),
    });
  const router = createRouter({ routeTree: root.addChildren([page("/one", "One"), page("/other", "Other")]), history: createMemoryHistory({ initialEntries: [address] }) });
  render(<RouterProvider router={router as never} />);
  await screen.findByRole("heading", { level: 1 });
}

it("on the first page focus is where the browser has it", async () => {
  await open("/one");

  expect(document.activeElement).toBe(document.body);
});

it("on another page focus goes to its heading", async () => {
  await open("/one");
  const link = screen.getByText("to the other");
  link.focus();
  fireEvent.click(link);

  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Other"));
});

it("where a button goes away with what it does, focus stays near it", async () => {
  await open("/one");
  screen.getByText("Accept").focus();
  act(() => screen.getByText("Accept").click());

  await vi.waitFor(() => expect(document.activeElement?.outerHTML).toContain("Task"));
  expect(document.activeElement?.tagName).toBe("H2");
});
