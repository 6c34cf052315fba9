import { afterEach, describe, expect, it, vi } from "vitest";
import { watchOutcome } from "@/gen/methods";
import type { WatchOutcomeResponse } from "@/gen/types";
import { Events, watch } from "./stream";

afterEach(() => vi.unstubAllGlobals());

describe("events", () => {
  it("are put together out of pieces, without comments", () => {
    const events = new Events();

    expect(events.take(": heartbeat\n\nid: 7\ndata: {\"a\"")).toEqual([]);
    expect(events.take(":1}\n\nevent: end\ndata: x\n\n")).toEqual([
      { type: "message", id: "7", data: '{"a":1}' },
      { type: "end", id: "", data: "x" },
    ]);
  });
});

function stream(text: string): Response {
  return new Response(text, { status: 200, headers: { "content-type": "text/event-stream" } });
}

describe("a stream", () => {
  it("is taken up again where it was, and ends when it is refused", async () => {
    const asked: (string | null)[] = [];
    const answers = [
      () => stream('id: e1\ndata: {"eventId":"e1"}\n\nevent: end\ndata: {"reason":"TOKEN_EXPIRED"}\n\n'),
      () => new Response(JSON.stringify({ status: 404, reason: "NOT_FOUND" }), { status: 404 }),
    ];
    vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
      asked.push(new Headers(init.headers).get("Last-Event-ID"));
      return Promise.resolve((answers.shift() as () => Response)());
    });
    const came: string[] = [];

    const reason = await new Promise((resolve) => {
      watch(watchOutcome, { operationId: "1" }, {
        message: (response: WatchOutcomeResponse) => came.push(response.eventId),
        alive: () => undefined,
        cut: () => came.push("cut"),
        ended: (refusal) => resolve(refusal.reason),
      });
    });

    expect(came).toEqual(["e1"]);
    expect(asked).toEqual([null, "e1"]);
    expect(reason).toBe("NOT_FOUND");
  });

  it("says that it is cut, and goes on trying until it is stopped", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no line")));

    const reason = await new Promise((resolve) => {
      const watched = watch(watchOutcome, { operationId: "1" }, {
        message: () => undefined,
        alive: () => undefined,
        cut: (refusal) => {
          watched.stop();
          resolve(refusal.reason);
        },
        ended: () => resolve("ended"),
      });
    });

    expect(reason).toBe("OFFLINE");
  });
});
