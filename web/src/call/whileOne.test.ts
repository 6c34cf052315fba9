import { expect, it } from "vitest";
import { whileOne } from "./whileOne";

it("a list is asked for again until a second page of it is shown", () => {
  const of = (pages: number) => whileOne({ state: { data: { pages: Array.from({ length: pages }) } } });

  expect([whileOne({ state: {} }), of(1), of(2)]).toEqual([30_000, 30_000, false]);
});
