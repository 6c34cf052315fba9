// @vitest-environment jsdom
import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { keyOf, press, useKey } from "./keys";

afterEach(cleanup);

const event = (key: string, code = "", more: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key, code, ...more });

it("a key that is held down moves on, and decides once", () => {
  const [accept, next] = [vi.fn(), vi.fn()];
  renderHook(() => useKey("a", "Accept", accept));
  renderHook(() => useKey("j", "Next", next));

  for (const repeat of [false, true, true]) {
    press(event("a", "KeyA", { repeat }));
    press(event("j", "KeyJ", { repeat }));
  }

  expect([accept.mock.calls.length, next.mock.calls.length]).toEqual([1, 3]);
});

it("two keys in a row are one", () => {
  const go = vi.fn();
  renderHook(() => useKey("g i", "Inbox", go));

  press(event("g"));
  press(event("i"));

  expect(go).toHaveBeenCalledOnce();
});

it.each(["Shift", "CapsLock", "AltGraph"])("%s has a keydown of its own, and comes between no two keys", (modifier) => {
  const [go, sheet] = [vi.fn(), vi.fn()];
  renderHook(() => useKey("?", "All keys", sheet));
  renderHook(() => useKey("g ?", "Help", go));

  press(event("g", "KeyG"));
  press(event(modifier, modifier, { shiftKey: modifier === "Shift" }));
  press(event("?", "Slash", { shiftKey: true }));

  expect([go.mock.calls.length, sheet.mock.calls.length]).toEqual([1, 0]);
});

it.each([
  ["a", "KeyQ", false, "a"],
  ["A", "KeyA", true, "a"],
  ["ش", "KeyA", false, "a"],
  ["ظ", "Slash", false, "/"],
  ["؟", "Slash", true, "?"],
  ["?", "Comma", true, "?"],
  ["Escape", "Escape", false, "Escape"],
])("%s at %s is a key of the page on every layout", (key, code, shiftKey, expected) => {
  expect(keyOf({ key, code, shiftKey })).toBe(expected);
});

it.each(["button", "input type=radio", "input type=checkbox", "dialog open"])("Escape on a %s of an open dialog is the dialog's, and closes nothing beneath it", (what) => {
  const close = vi.fn();
  renderHook(() => useKey("Escape", "Close", close));
  document.addEventListener("keydown", press);
  document.body.innerHTML = `<dialog open><${what}></dialog>`;
  const focused = document.querySelector("dialog")?.lastElementChild as HTMLElement;

  const pressed = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  focused.dispatchEvent(pressed);
  expect([close.mock.calls.length, pressed.defaultPrevented]).toEqual([0, false]);

  document.body.innerHTML = "<button>";
  document.body.lastElementChild?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(close).toHaveBeenCalledOnce();
  document.removeEventListener("keydown", press);
});
