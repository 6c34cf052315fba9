// @vitest-environment jsdom
import { act, cleanup, render } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import english from "@/language/en";
import { usePerson } from "./usePerson";

let role = "planner";
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "me", country: "", roles: [role] }) }));

let turn = 0;
let answer: (asked: string[]) => Response | Promise<never>;
const sent: string[][] = [];
const plain = (text: string | null) => text?.replace(/[\u2066-\u2069]/g, "");

beforeEach(() => {
  vi.useFakeTimers();
  role = "planner";
  sent.length = 0;
  answer = (asked) => Response.json({ names: asked.filter((one) => one.startsWith("told")).map((personId) => ({ personId, displayName: `Name of ${personId}`, country: "", unit: "", active: !personId.includes("suspended") })) });
  vi.stubGlobal("fetch", async (path: string) => {
    const asked = new URL(path, "http://page").searchParams.getAll("personIds");
    sent.push(asked);
    return answer(asked);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Of a name that no test before has asked for. */
const fresh = (name: string) => `${name}-${turn++}`;

function Told({ who, country }: { who: string; country?: string | undefined }) {
  const person = usePerson();
  return <li>{person(who, country)}</li>;
}

function show(people: readonly (readonly [string, string?])[]) {
  const page = () => (
    <IntlProvider locale="en" messages={english}>
      {people.map(([who, country], at) => (
        <Told key={at} who={who} country={country} />
      ))}
    </IntlProvider>
  );
  const shown = render(page());
  return { texts: () => [...shown.container.querySelectorAll("li")].map((one) => plain(one.textContent)), again: () => shown.rerender(page()) };
}
const pass = (millis = 50) => act(() => vi.advanceTimersByTimeAsync(millis));

it("is told by country until the name is there, and all of a page by one call", async () => {
  const [one, other] = [fresh("told"), fresh("told")];
  const { texts } = show([["me"], [one, "NG"], [other, ""], [one]]);

  expect(texts()).toEqual(["you", "Officer, Nigeria", "Officer, secretariat", "Officer"]);
  await pass();
  expect(texts()).toEqual(["you", `Name of ${one}`, `Name of ${other}`, `Name of ${one}`]);
  expect(sent).toEqual([[one, other]]);
});

it("keeps two apart whose names are not told, and says who is suspended", async () => {
  const [unseen, suspended] = ["0123456789abcdef", fresh("told-suspended")];
  const { texts } = show([[unseen, "GH"], [suspended]]);
  await pass();

  expect(texts()).toEqual(["Officer, Ghana (01234567)", `Name of ${suspended} (suspended)`]);
});

it("asks for fifty at once and for nobody twice", async () => {
  const many = Array.from({ length: 120 }, () => [fresh("told")] as const);
  const { texts, again } = show(many);
  await pass();
  again();
  await pass();

  expect(sent.map((one) => one.length)).toEqual([50, 50, 20]);
  expect(texts()).toEqual(many.map(([one]) => `Name of ${one}`));
});

it("is whole while nobody answers, and asks again later", async () => {
  const one = fresh("told");
  answer = () => Response.json({ status: 503, reason: "PEOPLE_UNAVAILABLE", metadata: {} }, { status: 503 });
  const { texts, again } = show([[one, "NG"]]);
  await pass(2_000);
  const asked = sent.length;
  again();
  await pass();
  expect(texts()[0]).toMatch(/^Officer, Nigeria \(told-/);
  expect(sent).toHaveLength(asked);

  answer = () => Response.json({ names: [{ personId: one, displayName: "Ada Nwosu", country: "NG", unit: "", active: true }] });
  await pass(31_000);
  again();
  await pass();
  expect(texts()).toEqual(["Ada Nwosu"]);
});

it("asks nothing for whoever is told no names", async () => {
  role = "auditor";
  const { texts } = show([["0123456789abcdef", ""]]);
  await pass();

  expect(texts()).toEqual(["Officer, secretariat (01234567)"]);
  expect(sent).toEqual([]);
});
