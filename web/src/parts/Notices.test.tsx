// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import english from "@/language/en";
import { press } from "@/shell/keys";
import { Notices, useTell } from "./Notices";

let tell: ReturnType<typeof useTell>;
function Teller() {
  tell = useTell();
  return null;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("localStorage", { getItem: () => null });
  render(
    <IntlProvider locale="en" messages={english}>
      <Notices>
        <Teller />
      </Notices>
    </IntlProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const pass = (millis: number) => act(() => vi.advanceTimersByTime(millis));

it("goes by itself, with a way back later", () => {
  act(() => {
    tell("done");
    tell("undone", () => undefined);
  });

  pass(6_000);
  expect([screen.queryByText("done"), screen.queryByText("undone")?.textContent]).toEqual([null, "undone"]);
  pass(14_000);
  expect(screen.queryByText("undone")).toBeNull();
});

it("does not go while somebody is at it", () => {
  act(() => tell("done"));

  fireEvent.focus(screen.getByText("Dismiss"));
  pass(60_000);
  expect(screen.queryByText("done")).not.toBeNull();
  fireEvent.blur(screen.getByText("Dismiss"));
  pass(6_000);
  expect(screen.queryByText("done")).toBeNull();
});

it("is not taken back by the key once something without a way back was told after it", () => {
  const undo = vi.fn();
  act(() => {
    tell("older", undo);
    tell("newer");
  });

  act(() => press(new KeyboardEvent("keydown", { key: "z", cancelable: true })));
  pass(6_000);
  expect(screen.queryByText("newer")).toBeNull();
  act(() => press(new KeyboardEvent("keydown", { key: "z", cancelable: true })));
  expect(undo).not.toHaveBeenCalled();

  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledTimes(1);
});

it("is taken back once, by its button or by a key", () => {
  const [one, other] = [vi.fn(), vi.fn()];
  act(() => {
    tell("one", one);
    tell("other", other);
  });

  act(() => press(new KeyboardEvent("keydown", { key: "z", cancelable: true })));
  expect([one.mock.calls.length, other.mock.calls.length]).toEqual([0, 1]);
  fireEvent.click(screen.getByRole("button", { name: /Undo/ }));
  expect([one.mock.calls.length, other.mock.calls.length]).toEqual([1, 1]);
  expect(screen.queryByRole("button", { name: /Undo/ })).toBeNull();
});
