import { expect, it } from "vitest";
import { chainOf, type Link, under } from "./chain";

const post = (key: string, reportsTo = "") => ({ key, function: key, agency: "Police", country: "", reportsTo, deputy: "" });
const told = (links: readonly Link[]): unknown => links.map(({ post: { key }, below }) => (below.length ? [key, told(below)] : key));

it("a chain has everybody below whom they report to, in the order of the plan", () => {
  expect(told(chainOf([post("bronze", "silver"), post("gold"), post("silver", "gold"), post("intel", "gold")]))).toEqual([["gold", [["silver", ["bronze"]], "intel"]]]);
});

// Elsewhere a supervisor who became their own ended the chart (https://github.com/bumbeishvili/org-chart/issues/225).
it("whoever reports to themselves, to a circle or to nobody who is there is shown once all the same", () => {
  expect(told(chainOf([post("gold", "gold"), post("silver", "gold")]))).toEqual([["gold", ["silver"]]]);
  expect(told(chainOf([post("a", "b"), post("b", "c"), post("c", "a")]))).toEqual([["a", [["c", ["b"]]]]]);
  expect(told(chainOf([post("a", "gone")]))).toEqual(["a"]);
  expect([...under([post("a", "b"), post("b", "a")], "a")]).toEqual(["b", "a"]);
});
