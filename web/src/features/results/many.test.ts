import { expect, it, vi } from "vitest";
import { Refusal } from "@/call/refusal";
import { each, type Progress } from "./many";

const id = (item: string) => item;

it("goes on past what is refused, and says how far it is", async () => {
  const told: Progress[] = [];

  const result = await each(["a", "b", "c"], id, async (item) => {
    if (item === "b") throw new Refusal({ reason: "ILLEGAL_MOVE", status: 409 });
  }, (progress) => told.push(progress), 1);

  expect([...result.refused.keys()]).toEqual(["b"]);
  expect([...result.did]).toEqual(["a", "c"]);
  expect(told.map(({ done, all, over }) => `${done}/${all} ${over}`)).toEqual(["0/3 false", "1/3 false", "2/3 false", "3/3 false", "3/3 true"]);
});

it("ends when the line is gone, and leaves the rest alone", async () => {
  const tried: string[] = [];
  const told: Progress[] = [];

  const result = await each(["a", "b", "c", "d"], id, async (item) => {
    tried.push(item);
    if (item === "b") throw new Refusal({ reason: "OFFLINE" });
  }, (progress) => told.push(progress), 1);

  expect(tried).toEqual(["a", "b"]);
  expect([...result.did]).toEqual(["a"]);
  expect([...result.refused.keys()]).toEqual(["b"]);
  expect(told.at(-1)).toMatchObject({ done: 2, all: 4, over: true });
});

it("waits and takes the same one again where it goes too fast, so often and no more", async () => {
  vi.useFakeTimers();
  try {
    const tried: string[] = [];

    const running = each(["a", "b"], id, async (item) => {
      tried.push(item);
      if (item === "b" || tried.length < 3) throw new Refusal({ reason: item === "b" ? "OVERLOADED" : "RATE_LIMITED", status: 429 });
    }, () => undefined, 1);
    await vi.runAllTimersAsync();
    const result = await running;

    expect(tried.slice(0, 4)).toEqual(["a", "a", "a", "b"]);
    expect(tried).toHaveLength(13);
    expect([...result.did]).toEqual(["a"]);
    expect([...result.refused.keys()]).toEqual(["b"]);
  } finally {
    vi.useRealTimers();
  }
});
