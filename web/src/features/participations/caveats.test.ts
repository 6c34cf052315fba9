import { expect, it } from "vitest";
import type { Caveat } from "@/gen/types";
import { actionKind } from "@/gen/enums";
import { kinds } from "@/features/tasks/tasks";
import { asksApproval, caveatOf, caveatRules, caveatsOn, caveatText, concerns, excludes, isPending, isWhole, newCaveat, ruleOf, taskKindOf, type TypedCaveat, typedCaveat } from "./caveats";
import { answerOf } from "./participations";

const all: readonly Caveat[] = [
  { key: "a", note: "", excludedKinds: { kinds: ["ACTION_KIND_RAID", "ACTION_KIND_ASSET_FREEZE"] } },
  { key: "b", note: "A note", hours: { timeZone: "Africa/Lagos", from: "22:00", to: "06:00" } },
  { key: "c", note: "", excludedDays: { timeZone: "Africa/Lagos", firstDay: "2026-12-24", lastDay: "2026-12-26" } },
  { key: "d", note: "", onlyDays: { timeZone: "Africa/Lagos", firstDay: "2026-12-01", lastDay: "2026-12-20" } },
  { key: "e", note: "", priorApproval: { authority: "The court", kinds: ["ACTION_KIND_ARREST"] } },
  { key: "f", note: "", inspectionOnly: {} },
  { key: "g", note: "", assurance: { kind: "ASSURANCE_KIND_TORTURE" } },
];

it("what is shown, typed and sent is one, for every rule", () => {
  expect(all.map(ruleOf).sort()).toEqual([...caveatRules].sort());
  for (const caveat of all) {
    expect(caveatOf(typedCaveat(caveat))).toEqual(caveat);
    expect(isWhole(typedCaveat(caveat))).toBe(true);
  }
});

it.each([
  ["a rule", { key: "x", note: "Ours", vessels: { flags: ["NG"] } }],
  ["a kind of action", { key: "x", note: "", excludedKinds: { kinds: ["ACTION_KIND_RAID", "ACTION_KIND_SEA_PATROL"] } }],
  ["a kind of action to approve", { key: "x", note: "", priorApproval: { authority: "The court", kinds: ["ACTION_KIND_SEA_PATROL"] } }],
  ["an assurance", { key: "x", note: "", assurance: { kind: "ASSURANCE_KIND_FAIR_TRIAL" } }],
])("%s of a later release goes back as it came, and is not taken for another", (_, later) => {
  const caveat = later as unknown as Caveat;

  expect(typedCaveat(caveat).rule).toBe("other");
  expect(caveatOf(typedCaveat(caveat))).toEqual(caveat);
  expect(caveatText(Object.assign((id: string) => id, { locale: "en", list: (all: string[]) => all.join() }) as never, caveat)).toBe("caveat.text.other");
});

it("what is typed stands on the list as it is now", () => {
  const rows = all.map(typedCaveat);
  const [a, b, c, d] = rows as [TypedCaveat, TypedCaveat, TypedCaveat, TypedCaveat];
  const mine = { ...b, note: "Mine" };
  const added = { ...newCaveat("hours", [], ""), from: "07:00" };
  const typed = { begun: [a, b, c], rows: [mine, c, added] };

  expect(caveatsOn([a, b, c], typed)).toEqual([mine, c, added]);
  // Another has changed the third, taken out the second, and added one.
  expect(caveatsOn([a, { ...c, note: "Theirs" }, d], typed)).toEqual([{ ...c, note: "Theirs" }, d, mine, added]);
  // What one had taken out has changed meanwhile: it is there to be read.
  expect(caveatsOn([{ ...a, note: "Theirs" }, b, c], typed)).toEqual([{ ...a, note: "Theirs" }, mine, c, added]);
  // Both have added one under the same name.
  const theirs = { ...added, from: "09:00" };
  expect(caveatsOn([a, b, c, theirs], typed)).toEqual([mine, c, theirs, { ...added, key: "hours-2" }]);
});

it("a new row has a key that the contract takes and no other row has", () => {
  const rows = caveatRules.flatMap((rule) => {
    const first = newCaveat(rule, [], "");
    return [first, newCaveat(rule, [first], "")];
  });

  expect(new Set(rows.map((one) => one.key)).size).toBe(rows.length);
  for (const { key } of rows) expect(key).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
});

it("kinds of action are kinds of task", () => {
  expect(actionKind.map(taskKindOf).sort()).toEqual([...kinds].sort());
});

it("a caveat is shown where it concerns what is asked", () => {
  const of = (kind: string, test: (caveat: Caveat, kind: string) => boolean) => all.filter((one) => test(one, kind)).map((one) => one.key).join("");

  expect(of("raid", excludes)).toBe("af");
  expect(of("inspection", excludes)).toBe("");
  expect(of("arrest", asksApproval)).toBe("e");
  expect(of("inspection", concerns)).toBe("bcd");
  expect(of("arrest", concerns)).toBe("bcdef");
  expect(asksApproval({ key: "x", note: "", priorApproval: { authority: "The court", kinds: [] } }, "awareness")).toBe(true);
});

it("accepted with caveats is told apart, and pending is until it is in force", () => {
  const standing = { caveat: all[0] as Caveat, inForceTime: "2026-06-01T08:00:00Z" } as const;
  const at = Date.parse(standing.inForceTime);

  expect(answerOf({ state: "PARTICIPATION_STATE_ACCEPTED", caveats: [standing] })).toBe("ACCEPTED_WITH_CAVEATS");
  expect(answerOf({ state: "PARTICIPATION_STATE_ACCEPTED", caveats: [] })).toBe("PARTICIPATION_STATE_ACCEPTED");
  expect(answerOf({ state: "PARTICIPATION_STATE_ACCEPTED" } as never)).toBe("PARTICIPATION_STATE_ACCEPTED");
  expect([at - 1, at, at + 1].map((now) => isPending(standing, now))).toEqual([true, false, false]);
});
