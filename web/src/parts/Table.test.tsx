// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Table } from "./Table";

const scrolled = vi.fn();

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(33);
  vi.spyOn(document.documentElement, "scrollHeight", "get").mockReturnValue(1_000 * 33);
  Element.prototype.scrollIntoView = scrolled;
  to(0);
  vi.stubGlobal("scrollTo", ({ top }: ScrollToOptions) => to(top ?? 0));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  scrolled.mockReset();
});

function to(top: number) {
  Object.defineProperty(window, "scrollY", { value: top, configurable: true });
  Object.defineProperty(window, "pageYOffset", { value: top, configurable: true });
  window.dispatchEvent(new Event("scroll"));
}
const scrollsTo = (top: number) =>
  act(async () => {
    to(top);
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

const table = (rows: number, current?: string) => (
  <Table
    caption="Tasks"
    columns={[{ key: "title", head: "Title", cell: (row: string) => <a href={`#${row}`}>{row}</a> }]}
    rows={Array.from({ length: rows }, (_, at) => `row ${at}`)}
    id={(row) => row}
    current={current}
  />
);
const opened = () => document.querySelector("tr[aria-current=true]")?.textContent;

it("the row that is opened is named to those who do not see it", () => {
  render(table(10, "row 4"));

  expect(opened()).toBe("row 4");
});

it("a list goes to the row that is opened, and nowhere else", async () => {
  const { rerender } = render(table(10, "row 4"));
  expect(scrolled.mock.instances.map((one) => (one as Element).textContent)).toEqual(["row 4"]);
  expect(scrolled).toHaveBeenCalledWith({ block: "nearest" });

  rerender(table(11, "row 4"));
  expect(scrolled).toHaveBeenCalledOnce();
});

it("a long list goes to a row of which nothing is there yet", async () => {
  const { rerender } = render(table(1_000));
  await act(async () => rerender(table(1_000, "row 700")));
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));

  expect(opened()).toBe("row 700");
  expect(window.scrollY).toBeGreaterThan(600 * 33);
});

it("who has the focus in a long list keeps it, with what lies before and after, however far it is scrolled", async () => {
  render(table(1_000));
  const link = screen.getByText("row 3");
  link.focus();

  await scrollsTo(500 * 33);

  expect(screen.getByText("row 505")).toBeTruthy();
  expect(document.activeElement).toBe(link);
  const rows = [...document.querySelectorAll("tbody tr")].map((row) => (row.className === "space" ? "…" : row.textContent));
  expect(rows.slice(0, 5)).toEqual(["…", "row 2", "row 3", "row 4", "…"]);
});

it("on a phone what is dispensable stands below what names the row, and nothing of it is lost", () => {
  vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }));
  const columns = [
    { key: "select", head: <input type="checkbox" />, cell: () => <input type="checkbox" /> },
    { key: "title", head: "Title", cell: (row: string) => <b>{row}</b> },
    { key: "country", head: "Country", cell: () => "Nigeria", dispensable: 1 as const },
    { key: "state", head: "State", cell: () => "Issued" },
    { key: "kind", head: "Kind", cell: () => "", dispensable: 2 as const },
    { key: "due", head: "Due", cell: () => "27 November", dispensable: 3 as const },
  ];
  render(<Table caption="Tasks" columns={columns} rows={["Raid"]} id={(row) => row} />);

  expect(screen.getAllByRole("columnheader").map((one) => one.textContent)).toEqual(["", "Title", "State"]);
  expect([...document.querySelectorAll("tbody tr > *")].map((one) => one.textContent)).toEqual(["", "RaidCountry: NigeriaDue: 27 November", "Issued"]);
});
