import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { acceptTask } from "@/gen/methods";
import { dropHeld, hold, letGo, takeUp } from "./pending";

const answer = vi.fn<(init: RequestInit) => Response>();
const person = { subject: "one", strength: "2" };
const kept = new Map<string, string>();

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const keys = () => answer.mock.calls.map(([init]) => new Headers(init.headers).get("Idempotency-Key"));

beforeEach(() => {
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => Promise.resolve().then(() => answer(init)));
  vi.stubGlobal("location", { pathname: "/inbox", search: "?task=1" });
  vi.stubGlobal("sessionStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) });
  hold({ subject: "one", method: acceptTask, request: { taskId: "1" }, key: "k", done: ["yes"] });
});
afterEach(() => {
  dropHeld();
  answer.mockReset();
  vi.unstubAllGlobals();
});

it("what waits is done once, and told", async () => {
  answer.mockImplementation(() => json({ entry: "e" }));

  expect(await takeUp(person)).toEqual(["yes"]);
  expect(await takeUp(person)).toBeUndefined();
  expect(keys()).toEqual(["k"]);
});

it("what was typed for it is a draft until it is done", async () => {
  kept.set("cordon.draft.one.decline.1", "typed");
  kept.set("cordon.draft.one.decline.2", "typed");
  hold({ subject: "one", method: acceptTask, request: { taskId: "1" }, key: "k", draft: "decline.1" });
  answer.mockImplementationOnce(() => json({ status: 409, reason: "ILLEGAL_MOVE" }, 409));
  await expect(takeUp(person)).rejects.toMatchObject({ reason: "ILLEGAL_MOVE" });
  expect(kept.has("cordon.draft.one.decline.1")).toBe(true);

  hold({ subject: "one", method: acceptTask, request: { taskId: "1" }, key: "k", draft: "decline.1" });
  answer.mockImplementation(() => json({ entry: "e" }));
  await takeUp(person);
  expect([...kept.keys()]).toEqual(["cordon.draft.one.decline.2"]);
});

it("what was not answered is kept, and sent again with its key", async () => {
  answer.mockImplementationOnce(() => {
    throw new TypeError("no line");
  });
  await expect(takeUp(person)).rejects.toMatchObject({ reason: "OFFLINE" });

  answer.mockImplementation(() => json({ entry: "e" }));
  expect(await takeUp(person)).toEqual(["yes"]);
  expect(keys()).toEqual(["k", "k"]);
});

it("what was refused is not asked again", async () => {
  answer.mockImplementation(() => json({ status: 409, reason: "ILLEGAL_MOVE" }, 409));

  await expect(takeUp(person)).rejects.toMatchObject({ reason: "ILLEGAL_MOVE" });
  expect(await takeUp(person)).toBeUndefined();
});

it("another person, or one without the factor, does nothing of it", async () => {
  expect(await takeUp({ ...person, strength: "1" })).toBeUndefined();
  expect(await takeUp(person)).toBeUndefined();
  expect(answer).not.toHaveBeenCalled();
});

it("what is given up leads back to where it was begun, the person who began it", () => {
  expect(letGo(person)).toBe("/inbox?task=1");
  expect(letGo(person)).toBeUndefined();
  hold({ subject: "one", method: acceptTask, request: { taskId: "1" }, key: "k" });
  expect(letGo({ subject: "two" })).toBeUndefined();
});
