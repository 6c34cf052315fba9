// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { part } from "./part";
import english from "@/language/en";

vi.mock("@tanstack/react-router", () => ({ Link: () => null }));
beforeEach(() => void vi.stubGlobal("fetch", async () => new Response("{}")));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const Chart = ({ of }: { of: string }) => <p>{`chart of ${of}`}</p>;

it("a part that did not come says so in its place, and comes when it is asked for once more", async () => {
  const file = vi.fn(async () => Chart);
  file.mockRejectedValueOnce(new TypeError("Failed to fetch dynamically imported module"));
  file.mockRejectedValueOnce(new TypeError("Failed to fetch dynamically imported module"));
  const Part = part(file, <i>waits</i>);
  expect(file).toHaveBeenCalledOnce();
  await vi.waitFor(async () => expect(file.mock.settledResults[0]?.type).toBe("rejected"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  render(
    <IntlProvider locale="en" messages={english}>
      <h1>page</h1>
      <Part of="days" />
    </IntlProvider>,
  );

  fireEvent.click(await screen.findByText("Try again"));

  expect(await screen.findByText("chart of days")).toBeTruthy();
  expect(screen.getByText("page")).toBeTruthy();
});
