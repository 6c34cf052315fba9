import { expect, it } from "vitest";
import { capitals, smallLetters } from "./letters";

it.each([["ng", "NG"], ["ß", "ß"], ["ﬁ", "ﬁ"], ["ıt", "ıT"], ["ﬆ", "ﬆ"], ["ſy", "ſY"]])("makes no code of what is none: %s", (typed, written) => {
  expect(capitals(typed)).toBe(written);
});

it("leaves letters beyond ASCII as they are", () => {
  expect(["TRON", "İ", "\u212a"].map(smallLetters)).toEqual(["tron", "İ", "\u212a"]);
});
