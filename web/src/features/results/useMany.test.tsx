// @vitest-environment jsdom
import { act, cleanup, render, renderHook, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import { Refusal } from "@/call/refusal";
import english from "@/language/en";
import { Bulk } from "./Bulk";
import { useMany } from "./useMany";

vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "", roles: [] }), signIn: () => undefined }));
Element.prototype.scrollIntoView = () => undefined;
afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

const rows = ["a", "b", "c", "d"];
const many = () => renderHook(() => useMany(rows, (row) => row, () => "1", "x"));

it("a range is chosen from the one before", () => {
  const { result } = many();

  act(() => result.current.toggle("b", false));
  act(() => result.current.toggle("d", true));

  expect([result.current.selected, result.current.whole]).toEqual([["b", "c", "d"], false]);
});

it("what may not be chosen is not, also within a range and not by all", () => {
  const { result } = renderHook(() => useMany(["a", "c"], (row) => row, () => "1", "x"));

  act(() => result.current.toggle("a", false));
  act(() => result.current.toggle("b", true));
  expect(result.current.selected).toEqual(["a"]);
  act(() => result.current.chooseAll(true));
  expect([result.current.selected, result.current.whole]).toEqual([["a", "c"], true]);
});

it("what was refused stays chosen, and is sent again with the same key", async () => {
  const { result } = many();
  const keys: string[] = [];
  const send = async (row: string, key: string) => {
    if (row !== "b") return;
    keys.push(key);
    throw new Refusal({ reason: "STILL_POSTING" });
  };

  act(() => result.current.chooseAll(true));
  await act(() => result.current.run("validate", send));
  expect(result.current.selected).toEqual(["b"]);
  await act(() => result.current.run("validate", send));

  expect([keys.length, new Set(keys).size, result.current.progress?.refused.has("b")]).toEqual([2, 1, true]);
});

it("what has changed since it was chosen is chosen no more", () => {
  const versions = new Map([["a", "1"], ["b", "1"]]);
  const { result, rerender } = renderHook(() => useMany(["a", "b"], (row) => row, (row) => versions.get(row) ?? "", "x"));

  act(() => result.current.chooseAll(true));
  versions.set("b", "2");
  rerender();

  expect([result.current.selected, result.current.lost]).toEqual([["a"], ["b"]]);
  act(() => result.current.forgetLost());
  expect([result.current.selected, result.current.lost]).toEqual([["a"], []]);
});

it("what was refused is told by its name though it is listed no more, and nothing is left to choose", async () => {
  const { result, rerender } = renderHook(({ free }) => useMany(free, (row) => row, () => "1", "x"), { initialProps: { free: ["a", "b"] } });
  act(() => result.current.chooseAll(true));
  await act(() => result.current.run("validate", (row) => Promise.reject(new Refusal({ reason: row === "a" ? "STALE_VERSION" : "NOT_FOUND" }))));

  rerender({ free: [] });
  render(
    <IntlProvider locale="en" messages={english}>
      <Bulk many={result.current} open={false} hint="" named={String} refusedTitle={(row) => `${row} was not decided`}>
        <button type="button">Validate</button>
      </Bulk>
    </IntlProvider>,
  );

  expect([screen.getByText("a was not decided"), screen.getByText("b was not decided")]).toHaveLength(2);
  expect(screen.queryByRole("button", { name: "Validate" })).toBeNull();
});

it("what was refused of many for one reason is told once, with the names of all", async () => {
  const { result } = renderHook(() => useMany(["a", "b", "c"], (row) => row, () => "1", "x"));
  act(() => result.current.chooseAll(true));
  await act(() => result.current.run("validate", (row) => Promise.reject(new Refusal({ reason: row === "c" ? "NOT_FOUND" : "STALE_VERSION" }))));
  render(
    <IntlProvider locale="en" messages={english}>
      <Bulk many={result.current} open={false} hint="" named={String} refusedTitle={(row) => `${row} was not decided`}>
        <span />
      </Bulk>
    </IntlProvider>,
  );

  expect(screen.getAllByRole("alert").map((one) => one.querySelector("h3")?.textContent)).toEqual(["Not done to 2, for the same reason: \u2068a\u2069 and \u2068b\u2069", "c was not decided"]);
});
