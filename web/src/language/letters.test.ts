import { expect, it } from "vitest";
import { camel, capitals, smallLetters, snake } from "./letters";

it.each([["ng", "NG"], ["ß", "ß"], ["ﬁ", "ﬁ"], ["ıt", "ıT"], ["ﬆ", "ﬆ"], ["ſy", "ſY"]])("makes no code of what is none: %s", (typed, written) => {
  expect(capitals(typed)).toBe(written);
});

it("leaves letters beyond ASCII as they are", () => {
  expect(["TRON", "İ", "\u212a"].map(smallLetters)).toEqual(["tron", "İ", "\u212a"]);
});

it.each([["dueTime", "due_time"], ["kind", "kind"], ["hoursAfterEvent", "hours_after_event"]])("a name in JSON and in the contract: %s", (json, contract) => {
  expect([snake(json), camel(contract)]).toEqual([contract, json]);
});
