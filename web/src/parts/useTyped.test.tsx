// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useTyped } from "./useTyped";

beforeEach(() => {
  hold.mockReset();
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const hold = vi.fn();

function Search({ held }: { held: string }) {
  const [typed, type] = useTyped(held, hold);
  return <input type="search" value={typed} onChange={(event) => type(event.target.value)} />;
}
/** Nobody types for a while. */
const rests = () => act(() => vi.advanceTimersByTime(400));
const field = () => screen.getByRole<HTMLInputElement>("searchbox");

it("the cursor stays where somebody types, though the address follows late", () => {
  const { rerender } = render(<Search held="srengeti" />);

  fireEvent.input(field(), { target: { value: "serengeti" } });
  field().setSelectionRange(2, 2);
  rerender(<Search held="srengeti" />);
  expect([field().value, field().selectionStart]).toEqual(["serengeti", 2]);
  expect(hold).not.toHaveBeenCalled();
  rests();
  expect(hold).toHaveBeenLastCalledWith("serengeti");

  fireEvent.input(field(), { target: { value: "seerengeti" } });
  field().setSelectionRange(3, 3);
  rerender(<Search held="serengeti" />);
  expect([field().value, field().selectionStart]).toEqual(["seerengeti", 3]);
  rests();
  rerender(<Search held="seerengeti" />);
  expect([field().value, field().selectionStart]).toEqual(["seerengeti", 3]);
});

it("what the address says otherwise is shown", () => {
  const { rerender } = render(<Search held="" />);
  fireEvent.input(field(), { target: { value: "ser" } });
  rests();
  rerender(<Search held="ser" />);

  rerender(<Search held="" />);
  rests();

  expect(field().value).toBe("");
  expect(hold).toHaveBeenLastCalledWith("ser");
});

it("what is taken back before the address has followed is taken back there too", () => {
  const { rerender } = render(<Search held="" />);
  fireEvent.input(field(), { target: { value: "ser" } });
  rests();
  fireEvent.input(field(), { target: { value: "" } });
  rerender(<Search held="ser" />);
  rests();

  expect(field().value).toBe("");
  expect(hold).toHaveBeenLastCalledWith("");
});
