import { expect, it } from "vitest";
import type { Contribution, Meeting, Plan, PlanningItem, ResourceSum } from "@/gen/types";
import arabic from "@/language/ar";
import english from "@/language/en";
import spanish from "@/language/es";
import french from "@/language/fr";
import { byPhase, isLate, newItem, ownerOf, ownerText, passed, phaseAt, sentItem, typedItem, wantedOf } from "./items";
import { inOrder, isUnwritten, mayReplace, MOST_DECISIONS, refText, sentMinutes } from "./meetings";
import { askedOf, inTurn, neededAt, quantityOf, shares } from "./resources";

const NOW = Date.parse("2026-11-25T12:00:00Z");
const item = (phase: string, state = "OPEN", dueTime = "2026-11-20T12:00:00Z") => ({ state: `PLANNING_ITEM_STATE_${state}`, spec: { phase, dueTime } }) as PlanningItem;

it("late is what is open when its due time has passed, and nothing else", () => {
  expect(isLate(item("PHASE_KIND_ACTION"), NOW)).toBe(true);
  expect(isLate(item("PHASE_KIND_ACTION", "DONE"), NOW)).toBe(false);
  expect(isLate(item("PHASE_KIND_ACTION", "DROPPED"), NOW)).toBe(false);
  expect(isLate(item("PHASE_KIND_ACTION", "OPEN", "2026-11-26T12:00:00Z"), NOW)).toBe(false);
});

it("items stand by phase in the order of phases, each as the service lists them", () => {
  const [late, first, last] = [item("PHASE_KIND_DEBRIEF"), item("PHASE_KIND_PREPARATION"), item("PHASE_KIND_PREPARATION", "DONE")];

  expect(byPhase([late, first, last])).toEqual([
    { phase: "PHASE_KIND_PREPARATION", items: [first, last] },
    { phase: "PHASE_KIND_DEBRIEF", items: [late] },
  ]);
});

it.each([
  ["gold", { post: "gold" }],
  ["NG", { country: "NG" }],
] as const)("an owner %s goes through an address and back", (text, owner) => {
  expect(ownerOf(text)).toEqual(owner);
  expect(ownerText(owner)).toBe(text);
});

it("an address asks for what is late, of a phase and an owner", () => {
  expect(wantedOf({ show: "LATE", phase: "PHASE_KIND_ACTION", owner: "NG" })).toEqual({ late: true, phase: "PHASE_KIND_ACTION", ownerCountry: "NG" });
  expect(wantedOf({ show: "PLANNING_ITEM_STATE_DONE", owner: "gold" })).toEqual({ state: "PLANNING_ITEM_STATE_DONE", ownerPost: "gold" });
  expect(wantedOf({ gate: "yes" })).toEqual({ opensPhase: true });
  expect(wantedOf({})).toEqual({});
});

it("gates of a phase are passed when they are done, and count no more when they are dropped", () => {
  const gates = ["OPEN", "DONE", "DONE", "DROPPED"].map((state) => item("PHASE_KIND_ACTION", state));

  expect(passed(gates)).toEqual({ passed: 2, all: 3 });
});

it("a gate is read and sent as one", () => {
  const typed = { ...newItem("PHASE_KIND_ACTION"), title: "Targets", owner: "gold", opensPhase: true };

  expect(sentItem(typed)).toMatchObject({ opensPhase: true });
  expect(typedItem({ spec: { ...sentItem(typed), text: "" } } as PlanningItem).opensPhase).toBe(true);
  expect(sentItem({ ...typed, opensPhase: false })).not.toHaveProperty("opensPhase");
});

it("what is added is of the phase in which we are, before all of the first and after all of the last", () => {
  const phase = (kind: string, startTime: string, endTime: string) => ({ kind, startTime, endTime });
  const plan = { phases: [phase("PHASE_KIND_ACTION", "2026-11-20T00:00:00Z", "2026-11-30T00:00:00Z"), phase("PHASE_KIND_PREPARATION", "2026-11-01T00:00:00Z", "2026-11-20T00:00:00Z")] } as Plan;

  expect(phaseAt(plan, Date.parse("2026-10-01T00:00:00Z"))).toBe("PHASE_KIND_PREPARATION");
  expect(phaseAt(plan, NOW)).toBe("PHASE_KIND_ACTION");
  expect(phaseAt(plan, Date.parse("2027-01-01T00:00:00Z"))).toBe("PHASE_KIND_ACTION");
  expect(phaseAt(undefined, NOW)).toBe("PHASE_KIND_PREPARATION");
});

const meeting = (title: string, state: string, meetTime: string) => ({ state: `MEETING_STATE_${state}`, spec: { title, meetTime } }) as Meeting;

it("the next meeting stands first, and of those held the newest", () => {
  const rows = [meeting("b", "HELD", "2026-11-02T00:00:00Z"), meeting("d", "PLANNED", "2026-12-02T00:00:00Z"), meeting("a", "MINUTES_CLOSED", "2026-11-01T00:00:00Z"), meeting("c", "PLANNED", "2026-12-01T00:00:00Z")];
  const { coming, past } = inOrder(rows);

  expect([coming, past].map((some) => some.map(({ spec }) => spec?.title))).toEqual([["c", "d"], ["b", "a"]]);
});

it("a planned meeting whose time has passed is to be written down", () => {
  expect(isUnwritten(meeting("", "PLANNED", "2026-11-25T11:00:00Z"), NOW)).toBe(true);
  expect(isUnwritten(meeting("", "PLANNED", "2026-11-25T13:00:00Z"), NOW)).toBe(false);
  expect(isUnwritten(meeting("", "HELD", "2026-11-25T11:00:00Z"), NOW)).toBe(false);
});

it("minutes are sent without what only the form needs", () => {
  const supersedes = refText({ meetingId: "7", number: 2 });
  const typed = { decisions: [{ key: "x", text: "We begin a week later.", rationale: "", supersedes }, { key: "y", text: "Kits first.", rationale: "", supersedes: "" }], followUps: [{ key: "z", title: " Tell all ", text: "", phase: "PHASE_KIND_ACTION" as const, owner: "NG", dueTime: "2026-11-26T12:00:00Z", opensPhase: false }] };

  expect(sentMinutes(typed)).toEqual({
    decisions: [{ text: "We begin a week later.", rationale: "", supersedes: { meetingId: "7", number: 2 } }, { text: "Kits first.", rationale: "", supersedes: undefined }],
    followUps: [{ title: "Tell all", text: "", phase: "PHASE_KIND_ACTION", owner: { country: "NG" }, dueTime: "2026-11-26T12:00:00Z" }],
  });
  expect(sentItem({ title: "a", text: "", phase: "PHASE_KIND_ACTION", owner: "gold", dueTime: undefined, opensPhase: false }).owner).toEqual({ post: "gold" });
});

const sum = (numbers: Partial<Record<"needed" | "asked" | "pledged" | "committed" | "deployed", number>>, inPlan = true) =>
  ({ inPlan, ...Object.fromEntries(["needed", "asked", "pledged", "committed", "deployed"].map((of) => [of, String(numbers[of as "needed"] ?? 0)])) }) as unknown as ResourceSum;

it("a bar is as long as what is needed, with what is surest first", () => {
  const one = sum({ needed: 12, deployed: 3, committed: 3, pledged: 2, asked: 1 });

  expect(shares(one)).toEqual([{ of: "deployed", share: 25 }, { of: "committed", share: 25 }, { of: "pledged", share: 200 / 12 }, { of: "asked", share: 100 / 12 }]);
  expect(neededAt(one)).toBe(100);
});

it("a bar of more than is needed ends with what there is, and of what is no longer in the plan has no tick", () => {
  expect(neededAt(sum({ needed: 4, committed: 8 }))).toBe(50);
  expect(shares(sum({ needed: 4, committed: 8 }))).toEqual([{ of: "committed", share: 100 }]);
  expect(neededAt(sum({ committed: 2 }, false))).toBeUndefined();
  expect(shares(sum({}, false))).toEqual([]);
});

const given = (state: string, more = {}) => ({ state: `CONTRIBUTION_STATE_${state}`, askedQuantity: "5", pledgedQuantity: "4", committedQuantity: "3", deployedQuantity: "2", ...more }) as Contribution;

it.each([["ASKED", "5"], ["PLEDGED", "4"], ["COMMITTED", "3"], ["DEPLOYED", "2"], ["RELEASED", "2"], ["DECLINED", "5"]])("of one that is %s there are %s", (state, number) => {
  expect(quantityOf(given(state))).toBe(number);
});

it("what waits for us stands first: for a country requests, for the secretariat pledges", () => {
  const rows = ["RELEASED", "COMMITTED", "ASKED", "PLEDGED"].map((state) => given(state));
  const states = (own: boolean) => inTurn(rows, own).map(({ state }) => state.slice("CONTRIBUTION_STATE_".length));

  expect(states(true)).toEqual(["ASKED", "COMMITTED", "PLEDGED", "RELEASED"]);
  expect(states(false)).toEqual(["PLEDGED", "ASKED", "COMMITTED", "RELEASED"]);
});

it("a number of its own counts for a country only beside others, where it is seen", () => {
  const typed = { countries: ["NG", "GH"], each: "5", other: { GH: "2" } };

  expect(["NG", "GH"].map((code) => askedOf(typed, code))).toEqual(["5", "2"]);
  expect(askedOf({ ...typed, countries: ["GH"] }, "GH")).toBe("5");
});

it("what a decision takes the place of can be seen and cleared though it stands no more", () => {
  const standing = [["7 1", "Kits first."], ["7 2", "Kits last."]] as const;
  const gone = (number: number) => `gone ${number}`;

  expect(mayReplace(standing, "", [{ supersedes: "7 2" }], gone)).toEqual([["7 1", "Kits first."]]);
  expect(mayReplace(standing, "7 2", [{ supersedes: "7 2" }], gone)).toEqual(standing);
  expect(mayReplace([], "7 3", [{ supersedes: "7 3" }], gone)).toEqual([["7 3", "gone 3"]]);
});

it.each([english, french, spanish, arabic])("says how many decisions a meeting has at most as the service counts them", (words) => {
  expect(MOST_DECISIONS).toBe(50);
  expect(words["rule.meeting.decisions"]).toContain(` ${MOST_DECISIONS} `);
});
