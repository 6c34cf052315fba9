// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CommandPost, Plan } from "@/gen/types";
import english from "@/language/en";
import { differences } from "@/parts/differences";
import { merge } from "../merge";
import { copyOf, mayBeKept, newPlan } from "../planRules";
import { AllFields } from "../PlanFields";
import { Completeness } from "./Completeness";
import { Contents } from "./Contents";

vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "", roles: [] }) }));

const begun: Plan = {
  ...newPlan,
  codeName: "Serengeti",
  crimeAreas: ["CRIME_AREA_FRAUD"],
  legalBasis: "Agreement",
  leadAgency: "Secretariat",
  startTime: "2026-09-01T00:00:00Z",
  endTime: "2026-12-01T00:00:00Z",
};

let plan = begun;
let takeIn: (theirs: Plan) => void;

function Writes({ from }: { from: Plan }) {
  const [now, set] = useState(from);
  plan = now;
  takeIn = (theirs) => set((mine) => merge(from, mine, theirs).plan);
  const change = (part: Partial<Plan>) => set((before) => ({ ...before, ...part }));
  return (
    <IntlProvider locale="en" messages={english}>
      <Contents plan={now} />
      <AllFields plan={now} set={change} />
      <Completeness plan={now} set={change} go={() => undefined} />
    </IntlProvider>
  );
}

const write = (from: Partial<Plan> = {}) => render(<Writes from={{ ...begun, ...from }} />);
const part = (name: string) => within(screen.getByRole("region", { name: (_, element) => element.querySelector("h2")?.textContent === name }));
const press = (of: ReturnType<typeof part>, name: string | RegExp) => fireEvent.click(of.getByRole("button", { name }));
const type = (of: ReturnType<typeof part>, label: string | RegExp, value: string, at = 0) => fireEvent.change(of.getAllByLabelText(label)[at] as HTMLElement, { target: { value } });
/** As the service gives it back. */
const kept = () => JSON.parse(JSON.stringify(plan)) as Plan;

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const post = (key: string, reportsTo = "", name = key) => ({ key, function: name, agency: "Police", country: "", reportsTo, deputy: "" });

describe("of what is written nothing is lost", () => {
  it("the texts and lists of the beginning", () => {
    write();
    type(part("What it is"), "Supporting agencies", "Customs\nFinancial intelligence unit\n");
    type(part("What it is"), "Working languages", "fr");
    type(part("Situation and area"), "Situation and modus operandi", "Call centres");
    press(part("Time and phases"), "Add: Action");
    type(part("Time and phases"), "What must be there before it begins", "Targets are named.");
    press(part("Objectives"), "Add: Infrastructures taken down");
    type(part("Objectives"), "Target", "1 000");
    type(part("Objectives"), "Before the operation", "20");
    type(part("Objectives"), "Country", "NG");

    expect(kept()).toMatchObject({
      supportingAgencies: ["Customs", "Financial intelligence unit"],
      languages: ["fr"],
      situation: "Call centres",
      phases: [{ kind: "PHASE_KIND_ACTION", gate: "Targets are named." }],
      objectives: [{ indicator: "infrastructures_taken_down", target: "1000", baseline: "20", country: "NG" }],
    });
    expect(mayBeKept(kept())).toBe(true);
  });

  it("command, units and communications", () => {
    write();
    press(part("Chain of command"), "Add a post");
    type(part("Chain of command"), "Function", "Operational commander");
    press(part("Chain of command"), "Add a post");
    type(part("Chain of command"), "Function", "National commander", 1);
    press(part("Coordination units"), "Add a unit");
    type(part("Coordination units"), "Name", "Unit, Lagos");
    press(part("Coordination units"), "Add a shift");
    type(part("Coordination units"), "In charge", "Duty officer");
    // Of 24 hours in every language, where the browser's own field follows its language.
    type(part("Coordination units"), "To", "7 pm");
    expect(kept().coordinationUnits?.[0]?.shifts[0]?.end).toBe("7 pm");
    expect(mayBeKept(kept())).toBe(false);
    type(part("Coordination units"), "To", "19:00");
    type(part("Communications"), "Means", "Satellite telephones", 2);
    type(part("Communications"), "Means", "The secure channel", 0);

    const [gold, national] = plan.commandPosts as [CommandPost, CommandPost];
    expect(national).toMatchObject({ agency: "Secretariat", reportsTo: gold.key });
    expect(kept()).toMatchObject({
      coordinationUnits: [{ name: "Unit, Lagos", timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, shifts: [{ start: "07:00", end: "19:00", inCharge: "Duty officer" }] }],
      communications: [{ step: "COMMUNICATION_STEP_PRIMARY", means: "The secure channel" }, { step: "COMMUNICATION_STEP_CONTINGENCY" }],
    });
    expect(mayBeKept(kept())).toBe(true);

    type(part("Communications"), "Means", "", 0);
    expect(plan.communications.map(({ step }) => step)).toEqual(["COMMUNICATION_STEP_CONTINGENCY"]);
  });

  it("risks with their grade, resources and protection; what is emptied again was never there", () => {
    write();
    press(part("Risks"), "Add a risk");
    type(part("Risks"), "Title", "A leak");
    expect(mayBeKept(plan)).toBe(false);
    type(part("Risks"), "What is done about it", "Each country knows its own.");
    type(part("Risks"), "Who answers for it", "Commander");
    type(part("Risks"), "Impact", "RISK_IMPACT_SEVERE");
    expect(part("Risks").getByText("Critical")).toBeTruthy();
    press(part("Teams and resources"), "Add a resource");
    type(part("Teams and resources"), "Resource", "Kits");
    type(part("Teams and resources"), "Unit", "kits");
    expect(mayBeKept(plan)).toBe(false);
    type(part("Teams and resources"), "Quantity", "12");
    type(part("Rights and protection"), "Where they are directed", "Referral mechanism");

    expect(kept()).toMatchObject({ risks: [{ title: "A leak", likelihood: "RISK_LIKELIHOOD_POSSIBLE", impact: "RISK_IMPACT_SEVERE" }], resourceNeeds: [{ quantity: "12" }], protection: { referral: "Referral mechanism" } });
    expect(mayBeKept(kept())).toBe(true);
    type(part("Rights and protection"), "Where they are directed", "");
    expect("protection" in kept()).toBe(false);
  });

  it("reports with one cut-off each, media and abort criteria", () => {
    write({ commandPosts: [post("gold")] });
    press(part("Reports owed"), "Add: Serious incident");
    expect(kept().reportingDuties).toEqual([{ report: "REPORT_KIND_SERIOUS_INCIDENT", reporter: "Every participating country", hoursAfterEvent: 4 }]);

    type(part("Reports owed"), "Due", "daysAfterEnd");
    type(part("Reports owed"), "Days after the end", "x");
    expect(mayBeKept(plan)).toBe(false);
    type(part("Reports owed"), "Days after the end", "14");
    expect(kept().reportingDuties).toEqual([{ report: "REPORT_KIND_SERIOUS_INCIDENT", reporter: "Every participating country", daysAfterEnd: 14 }]);

    type(part("Media"), "Who speaks", "Press officer");
    press(part("Abort criteria"), "Add a criterion");
    type(part("Abort criteria"), "Criterion", "A target is warned.");
    expect(kept()).toMatchObject({ media: { spokesperson: "Press officer" }, abortCriteria: [{ criterion: "A target is warned.", decider: "gold" }] });
    expect(mayBeKept(kept())).toBe(true);
  });
});

describe("a row", () => {
  it("that is removed comes back where it stood, with who reported to it, and the keyboard stays with it", () => {
    write({ commandPosts: [post("gold"), post("silver", "gold"), post("bronze", "silver")] });

    press(part("Chain of command"), "Remove: silver");
    expect(plan.commandPosts.map(({ key, reportsTo }) => [key, reportsTo])).toEqual([["gold", ""], ["bronze", "gold"]]);
    const undo = part("Chain of command").getByRole("button", { name: "Undo" });
    expect(document.activeElement).toBe(undo);

    fireEvent.click(undo);
    expect(plan.commandPosts.map(({ key, reportsTo }) => [key, reportsTo])).toEqual([["gold", ""], ["silver", "gold"], ["bronze", "silver"]]);
    expect(document.activeElement).toBe(part("Chain of command").getByRole("button", { name: "Remove: silver" }));
  });

  it("comes back beside what was written since", () => {
    write({ commandPosts: [post("gold"), post("silver")] });
    press(part("Chain of command"), "Remove: gold");
    type(part("Chain of command"), "Agency", "Customs");

    press(part("Chain of command"), "Undo");

    expect(plan.commandPosts.map(({ key, agency }) => [key, agency])).toEqual([["gold", "Police"], ["silver", "Customs"]]);
  });

  // Elsewhere a row that went or was moved left the form as if nothing had changed (https://github.com/Shopify/quilt/issues/1713).
  it("is moved, and a move alone is something to keep", () => {
    const before = [{ key: "a", criterion: "First one" }, { key: "b", criterion: "Second one" }];
    write({ selectionCriteria: before });

    press(part("Tasks and selection"), "Move down: Criterion 1");

    expect(plan.selectionCriteria.map(({ key }) => key)).toEqual(["b", "a"]);
    expect(differences({ ...begun, selectionCriteria: before }, plan)).toMatchObject([{ path: "selectionCriteria", before: ["a", "b"], after: ["b", "a"] }]);
  });

  // As elsewhere values went lost in rows that were moved and then added to (https://github.com/activepieces/activepieces/pull/13907).
  it("keeps what is written in it when it is moved and others come and go", () => {
    write({ abortCriteria: ["a", "b", "c"].map((key) => ({ key, criterion: `Criterion of ${key}`, decider: key })) });
    const abort = part("Abort criteria");

    press(abort, "Move up: Criterion 3");
    press(abort, "Add a criterion");
    type(abort, "Criterion", "New", 3);
    press(abort, "Remove: Criterion 1");
    type(abort, "Criterion", "Changed", 0);

    expect(plan.abortCriteria.map(({ key, criterion }) => [key.slice(0, 5), criterion])).toEqual([["c", "Changed"], ["b", "Criterion of b"], ["abort", "New"]]);
    expect(abort.getAllByLabelText<HTMLTextAreaElement>("Criterion").map(({ value }) => value)).toEqual(["Changed", "Criterion of b", "New"]);
  });

  it("of a text is begun with the key that ends a line", () => {
    write();
    const field = part("What it is").getByLabelText<HTMLTextAreaElement>("Supporting agencies");

    fireEvent.change(field, { target: { value: "Customs\n" } });
    expect([field.value, plan.supportingAgencies]).toEqual(["Customs\n", ["Customs"]]);
  });

  it("that is new has the keyboard", () => {
    write();
    press(part("Liaison officers"), "Add a liaison officer");

    expect(document.activeElement).toBe(part("Liaison officers").getByLabelText("Country"));
  });

  it("reports to none of those below it", () => {
    write({ commandPosts: [post("gold"), post("silver", "gold"), post("bronze", "silver")] });

    const [above] = part("Chain of command").getAllByLabelText<HTMLSelectElement>("Reports to");
    expect([...(above as HTMLSelectElement).options].map(({ value }) => value)).toEqual([""]);
  });

  it("keeps the keyboard while the other author takes out what stands above it, and what is typed next goes into it", () => {
    const from = {
      commandPosts: [post("gold"), post("silver"), post("bronze")],
      liaisonOfficers: ["NG", "GH", "KE"].map((country) => ({ country, function: "Head", agency: country, contact: "By telephone" })),
    };
    write(from);
    const without = () => act(() => takeIn(JSON.parse(JSON.stringify({ ...begun, commandPosts: from.commandPosts.slice(1), liaisonOfficers: from.liaisonOfficers.slice(1) })) as Plan));
    const field = part("Liaison officers").getAllByLabelText<HTMLInputElement>("Agency")[1] as HTMLInputElement;
    field.focus();
    type(part("Chain of command"), "Agency", "Customs", 1);
    const agency = part("Chain of command").getAllByLabelText("Agency")[1];

    without();

    expect(document.activeElement).toBe(field);
    expect(part("Chain of command").getAllByLabelText("Agency")[0]).toBe(agency);
    fireEvent.change(document.activeElement as HTMLElement, { target: { value: "Typed" } });
    expect(plan.liaisonOfficers.map(({ country, agency: of }) => [country, of])).toEqual([["GH", "Typed"], ["KE", "KE"]]);
    expect(plan.commandPosts.map(({ key, agency: of }) => [key, of])).toEqual([["silver", "Customs"], ["bronze", "Police"]]);
  });

  it("of objectives stands once for a country", () => {
    write({ objectives: ["", "NG"].map((country) => ({ indicator: "infrastructures_taken_down", target: "5", method: "", country })) });
    expect(mayBeKept(plan)).toBe(true);

    type(part("Objectives"), "Country", "", 1);
    expect(mayBeKept(plan)).toBe(false);
  });
});

describe("two authors", () => {
  it("who add a risk each have both, and one who changes another row of the chain loses nothing", () => {
    const risk = (key: string) => ({ key, title: key, likelihood: "RISK_LIKELIHOOD_LIKELY" as const, impact: "RISK_IMPACT_MINOR" as const, control: "Ask", owner: "All" });
    const base = { ...begun, risks: [risk("a")], commandPosts: [post("gold"), post("silver")] };
    const mine = { ...base, risks: [risk("a"), risk("b")], commandPosts: [post("gold", "", "Commander"), post("silver")] };
    const theirs = { ...base, risks: [risk("a"), risk("c")], commandPosts: [post("gold"), post("silver", "gold")] };

    const { plan: both, conflicts } = merge(base, mine, theirs);

    expect(conflicts).toEqual([]);
    expect(both.risks.map(({ key }) => key).sort()).toEqual(["a", "b", "c"]);
    expect(both.commandPosts).toEqual([post("gold", "", "Commander"), post("silver", "gold")]);
  });

  it("who write different parts of an annex have both, and are asked where both wrote the same", () => {
    const annex = { screeningTeam: "", screeningTool: "", referral: "", complaints: "" };
    const { plan: both, conflicts } = merge(begun, { ...begun, protection: { ...annex, referral: "Mine", complaints: "Mine" } }, { ...begun, protection: { ...annex, screeningTeam: "Theirs", complaints: "Theirs" } });

    expect(both.protection).toEqual({ screeningTeam: "Theirs", screeningTool: "", referral: "Mine", complaints: "Mine" });
    expect(conflicts).toEqual([{ field: "protection", row: "complaints", mine: "Mine", theirs: "Theirs" }]);
  });

  it("who waive different points and name different agencies have all", () => {
    const waiver = (point: string) => ({ point: point as "COMPLETENESS_POINT_AREA", reason: "Not planned." });
    const { plan: both, conflicts } = merge(begun, { ...begun, waivers: [waiver("COMPLETENESS_POINT_AREA")], supportingAgencies: ["A"] }, { ...begun, waivers: [waiver("COMPLETENESS_POINT_RIGHTS")], supportingAgencies: ["B"] });

    expect(conflicts).toEqual([]);
    expect(both.waivers).toHaveLength(2);
    expect(both.supportingAgencies.sort()).toEqual(["A", "B"]);
  });
});

it("a point is waived in its place, with a reason, and the waiver taken back", () => {
  write();
  const list = part("Completeness");
  press(list, "Waive with a reason: Geographical area");
  expect(plan.waivers).toEqual([{ point: "COMPLETENESS_POINT_AREA", reason: "" }]);
  expect(mayBeKept(plan)).toBe(false);

  type(list, "Reason", "Everywhere.");
  expect(mayBeKept(plan)).toBe(true);
  press(list, "Take the waiver back: Geographical area");
  expect(plan.waivers).toEqual([]);
});

it("the list of contents tells each section's state", () => {
  write({ cooperation: "With banks" });
  const contents = within(screen.getByRole("navigation", { name: "Contents" }));

  expect(contents.getByRole("button", { name: /^Cooperation\s*filled$/ })).toBeTruthy();
  expect(contents.getByRole("button", { name: /^Risks\s*empty$/ })).toBeTruthy();
  expect(contents.getByRole("button", { name: /^Chain of command\s*missing$/ })).toBeTruthy();
});

it("a copy has no time of what it was copied from", () => {
  const source = { ...begun, media: { spokesperson: "Press", embargoTime: "2026-10-01T00:00:00Z", rules: "" }, resourceNeeds: [{ key: "a", resource: "Kits", quantity: "1", unit: "kit", neededTime: "2026-10-01T00:00:00Z" }] };

  expect(JSON.stringify(copyOf(source))).not.toContain("2026");
});
