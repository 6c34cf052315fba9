// @vitest-environment jsdom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useDraft } from "./draft";

vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "ng-ncb" }) }));

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  sessionStorage.clear();
});

it("is there again after a reload", () => {
  const { result } = renderHook(() => useDraft("table", { text: "" }));

  act(() => result.current.set({ text: "kind" }));
  cleanup();

  expect(renderHook(() => useDraft("table", { text: "" })).result.current.value).toEqual({ text: "kind" });
});

it("that is too long to be kept stays on the page, and is not told as kept", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const { result } = renderHook(() => useDraft("table", { text: "" }));

  act(() => result.current.set({ text: "kind" }));

  expect(result.current).toMatchObject({ value: { text: "kind" }, kept: "" });
});

it("that was cleared is not brought back over what was typed since", () => {
  const { result } = renderHook(() => useDraft("table", { text: "" }));
  act(() => result.current.set({ text: "old" }));
  let back: () => void = () => undefined;
  act(() => {
    back = result.current.drop();
  });

  act(() => result.current.set({ text: "new" }));
  act(() => back());
  expect(result.current.value).toEqual({ text: "new" });

  act(() => {
    back = result.current.drop();
  });
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  act(() => result.current.set({ text: "too much" }));
  act(() => back());
  expect(result.current.value).toEqual({ text: "too much" });
});

it("that was cleared is brought back, also when its form has gone", () => {
  const { result, unmount } = renderHook(() => useDraft("table", { text: "" }));
  act(() => result.current.set({ text: "kind" }));
  let back: () => void = () => undefined;

  act(() => {
    back = result.current.drop();
  });
  expect(result.current).toMatchObject({ value: { text: "" }, kept: "" });
  unmount();
  back();

  expect(renderHook(() => useDraft("table", { text: "" })).result.current.value).toEqual({ text: "kind" });
});
