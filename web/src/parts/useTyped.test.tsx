// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useTyped } from "./useTyped";

afterEach(cleanup);

const hold = vi.fn();

function Search({ held }: { held: string }) {
  const [typed, type] = useTyped(held, hold);
  return <input type="search" value={typed} onChange={(event) => type(event.target.value)} />;
}
const field = () => screen.getByRole<HTMLInputElement>("searchbox");

it("the cursor stays where somebody types, though the address follows late", () => {
  const { rerender } = render(<Search held="srengeti" />);

  fireEvent.input(field(), { target: { value: "serengeti" } });
  field().setSelectionRange(2, 2);
  rerender(<Search held="srengeti" />);
  expect([field().value, field().selectionStart]).toEqual(["serengeti", 2]);
  expect(hold).toHaveBeenLastCalledWith("serengeti");

  fireEvent.input(field(), { target: { value: "seerengeti" } });
  field().setSelectionRange(3, 3);
  rerender(<Search held="serengeti" />);
  expect([field().value, field().selectionStart]).toEqual(["seerengeti", 3]);
  rerender(<Search held="seerengeti" />);
  expect([field().value, field().selectionStart]).toEqual(["seerengeti", 3]);
});

it("what the address says otherwise is shown", () => {
  const { rerender } = render(<Search held="" />);
  fireEvent.input(field(), { target: { value: "ser" } });
  rerender(<Search held="ser" />);

  rerender(<Search held="" />);

  expect(field().value).toBe("");
});
