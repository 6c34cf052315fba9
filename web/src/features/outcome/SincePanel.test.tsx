// @vitest-environment jsdom
import type { UseQueryResult } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { EarlierOutcome, Figure, Outcome, Tally } from "@/gen/types";
import english from "@/language/en";
import { SincePanel } from "./SincePanel";

afterEach(cleanup);

const count = (number: number) => ({ count: String(number), originalAmounts: [], unvaluedAmounts: [], originalsLeftOut: 0, unvaluedLeftOut: 0 }) as Tally;
const figures = (number: number) => [{ indicator: "persons_arrested", definitionVersion: 1, unit: "UNIT_PERSON", validated: count(number), provisional: count(0) }] as Figure[];
const outcome = { totalsIncluded: true, reportCurrency: "USD", countriesReported: 3, totals: figures(14), countries: [] } as unknown as Outcome;
const then = { asOfTime: "2026-11-25T10:00:00Z", totalsIncluded: true, reportCurrency: "USD", countriesReported: 3, totals: figures(9), countries: [], parked: "0", unknownIndicators: [] as string[] } as EarlierOutcome;
const shown = (query: object, earlier?: EarlierOutcome) =>
  render(
    <IntlProvider locale="en-GB" messages={english}>
      <SincePanel outcome={outcome} query={query as UseQueryResult<EarlierOutcome>} earlier={earlier} names={new Map()} />
    </IntlProvider>,
  );

it("says by how much a figure has changed, and since when", () => {
  shown({ data: then }, then);

  expect(screen.getByText("\u2066+5\u2069")).toBeTruthy();
  expect(screen.getByText(/Since/).textContent).toMatch(/25 Nov.* 10:00 UTC/);
});

it("stays while it loads, and while what was answered is in other money", () => {
  shown({});
  expect(screen.getByRole("status", { name: "Loading" })).toBeTruthy();
  cleanup();

  shown({ data: then });
  expect(screen.getByRole("heading", { name: "What changed since yesterday" })).toBeTruthy();
  expect(screen.getByRole("status", { name: "Loading" })).toBeTruthy();
});

it("says that it did not come, and asks again", () => {
  const refetch = vi.fn();
  shown({ isError: true, error: new TypeError("Failed to fetch"), refetch });

  expect(screen.getByRole("alert")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: english["failed.again"] }));
  expect(refetch).toHaveBeenCalledTimes(1);
});

it("says that what stood then is incomplete", () => {
  const incomplete = { ...then, parked: "2", unknownIndicators: ["networks_dismantled"] };
  shown({ data: incomplete }, incomplete);

  expect(screen.getByText(/Incomplete/).textContent).toMatch(/2 wait for a mend and 1 indicator is not known here/);
});

it("keeps each country to its own amount, whatever the direction of its name and of the page", () => {
  const countries = (nigeria: number, kenya: number) => [{ country: "NG", reported: true, credited: figures(nigeria), own: [] }, { country: "KE", reported: true, credited: figures(kenya), own: [] }] as unknown as Outcome["countries"];
  const now = { ...outcome, countries: countries(9, 5) };
  render(
    <IntlProvider locale="ar" messages={english}>
      <SincePanel outcome={now} query={{ data: then } as UseQueryResult<EarlierOutcome>} earlier={{ ...then, countries: countries(6, 0) }} names={new Map([["NG", "Nigeria"], ["KE", "كينيا"]])} />
    </IntlProvider>,
  );

  const list = screen.getByText(/Nigeria/);
  expect(list.getAttribute("dir")).toBeNull();
  expect(list.textContent).toBe("\u2068كينيا \u2068\u2066+5\u2069\u2069\u2069 و\u2068Nigeria \u2068\u2066+3\u2069\u2069\u2069");
});
