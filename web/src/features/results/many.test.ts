import { expect, it } from "vitest";
import { Refusal } from "@/call/refusal";
import { each, type Progress } from "./many";

const id = (item: string) => item;

it("goes on past what is refused, and says how far it is", async () => {
  const told: Progress[] = [];

  const result = await each(["a", "b", "c"], id, async (item) => {
    if (item === "b") throw new Refusal({ reason: "ILLEGAL_MOVE", status: 409 });
  }, (progress) => told.push(progress), 1);

  expect([...result.refused.keys()]).toEqual(["b"]);
  expect(told.map(({ done, all }) => `${done}/${all}`)).toEqual(["1/3", "2/3", "3/3"]);
});

it("ends when the line is gone, and leaves the rest alone", async () => {
  const tried: string[] = [];

  await each(["a", "b", "c"], id, async (item) => {
    tried.push(item);
    throw new Refusal({ reason: "OFFLINE" });
  }, () => undefined, 1);

  expect(tried).toEqual(["a"]);
});
