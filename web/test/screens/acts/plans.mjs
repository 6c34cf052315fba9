// A plan is written whole: what is missing is seen, filled or waived, and then it is submitted; with mouse, keys and phone.
import assert from "node:assert/strict";

export async function plans(as, mock) {
  const { world } = mock;
  const { serengeti } = world;
  const falcon = world.operations.find((one) => one.openRevision?.plan.codeName.startsWith("Falcon"));
  const plan = `/operations/${falcon.operationId}/plan`;
  const section = (page, key) => page.locator(`#section-${key}`);
  const box = (page, key, name) => section(page, key).getByRole("textbox", { name, exact: true });
  const kept = (page) => page.getByText(/^All changes kept/).waitFor();
  const phone = { width: 360, height: 780 };

  await as("planner", plan, "plans: what is missing stands at the button that submits, and leads to where it is written", async (page, sees) => {
    await sees("13 points are empty and not waived");
    await page.locator(".plan-decide button[aria-disabled=true]", { hasText: "Submit revision 1" }).waitFor();
    await page.locator(".plan-missing").getByRole("button", { name: "Geographical area" }).click();
    await page.waitForURL(/mode=edit/);
    await page.waitForFunction(() => document.activeElement?.id === "section-situation");
    assert.equal(falcon.openRevision.state, "PLAN_STATE_DRAFT");
  });

  await as("planner", `${plan}?mode=edit`, "plans: a planner fills the points, waives one with a reason, and submits", async (page, sees) => {
    const contents = page.getByRole("navigation", { name: "Contents" });
    await contents.getByRole("button", { name: /Situation and area/ }).click();
    await box(page, "situation", "Situation and modus operandi").fill("Call centres defraud people abroad.");
    await box(page, "situation", "Area").fill("Three countries");
    await section(page, "objectives").getByRole("button", { name: "Add: Infrastructures taken down" }).click();
    await box(page, "objectives", "Target").fill("100");
    await box(page, "instructions", "Tasks and special instructions").fill("Only officers of the country arrest.");
    await section(page, "command").getByRole("button", { name: "Add a post" }).click();
    await box(page, "command", "Function").fill("Operational commander");
    for (const label of ["Composition of the teams", "Technical equipment", "Logistics and working conditions"]) await box(page, "means", label).fill("As agreed.");
    await box(page, "cooperation", "Cooperation with others").fill("With two banks.");
    await box(page, "rights", "Safeguards of fundamental rights").fill("Whoever is met is told why.");
    await box(page, "rights", "Where they are directed").fill("To the referral mechanism.");
    for (const report of ["Serious incident", "Final report with evaluation"]) await section(page, "reporting").getByRole("button", { name: `Add: ${report}` }).click();
    await kept(page);
    await sees("missing: 1");
    await contents.getByRole("button", { name: /^Completeness/ }).click();
    await page.getByRole("button", { name: "Waive with a reason: Complaints" }).click();
    await page.keyboard.type("Each country has bodies for them.");
    await page.waitForFunction(() => !document.querySelector(".contents .warn"));
    await page.getByText("Kept in a moment.").waitFor({ state: "detached" });
    await kept(page);
    assert.deepEqual(falcon.openRevision.plan.waivers, [{ point: "COMPLETENESS_POINT_COMPLAINTS", reason: "Each country has bodies for them." }]);
    assert.deepEqual(falcon.openRevision.plan.reportingDuties.map(({ hoursAfterEvent, daysAfterEnd }) => hoursAfterEvent ?? daysAfterEnd), [4, 90]);
    await page.getByRole("button", { name: "Revision 1", exact: true }).click();
    await sees("Filled: 13 of 14. Waived: 1. Missing: 0.");
    await page.getByRole("button", { name: "Submit revision 1" }).click();
    await sees("Revision 1 is before the approvers.");
    assert.equal(falcon.openRevision.state, "PLAN_STATE_IN_REVIEW");
  });

  await as("planner", `/operations/${serengeti.operationId}/plan`, "plans: what the service finds missing is told by point, with the way there", async (page, sees) => {
    serengeti.openRevision.state = "PLAN_STATE_DRAFT";
    await page.reload();
    const submit = page.getByRole("button", { name: "Submit revision 7" });
    await submit.waitFor();
    await page.locator(".plan-decide button[aria-disabled=true]").waitFor({ state: "detached" });
    const before = serengeti.openRevision.plan;
    serengeti.openRevision.plan = { ...before, area: "", protection: undefined };
    await submit.click();
    await sees("Revision 7 was not submitted");
    await sees("Nothing is written for: Geographical area.");
    await sees("Nothing is written for: Referral of people in need of protection.");
    await page.locator(".plan-missing").getByRole("button", { name: "Geographical area" }).click();
    await page.waitForFunction(() => document.activeElement?.id === "section-situation");
    serengeti.openRevision.plan = before;
  });

  await as("planner", `/operations/${serengeti.operationId}/plan?mode=edit`, "plans: rows are moved, removed and brought back by keyboard, and kept as they stand", async (page) => {
    const command = section(page, "command");
    await command.getByRole("button", { name: "Move down: Operational commander" }).focus();
    await page.keyboard.press("Enter");
    await kept(page);
    assert.deepEqual(serengeti.openRevision.plan.commandPosts.slice(0, 2).map(({ key }) => key), ["intel", "gold"]);
    await command.getByRole("button", { name: "Remove: Regional commander, west" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await command.getByRole("button", { name: "Remove: Regional commander, west" }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Remove: Regional commander, west");
  });

  await as("planner", `/operations/${serengeti.operationId}/plan?mode=edit`, "plans: on a phone the list of contents is folded, and leads to a section", async (page) => {
    await page.locator(".contents summary").click();
    await page.getByRole("navigation", { name: "Contents" }).getByRole("button", { name: /^Risks/ }).click();
    await page.waitForFunction(() => document.activeElement?.id === "section-risks");
    assert.equal(await page.locator(".contents[open]").count(), 0);
  }, phone);

  await as("ng-ncb", `/operations/${serengeti.operationId}/plan`, "plans: a country reads who commands, what may go wrong and how people reach each other, and writes nothing", async (page, sees) => {
    await sees("Chain of command");
    await page.locator(".chain .chain .chain").getByText("Nigeria Police Force").waitFor();
    await page.locator(".plan-table").getByText("Critical").waitFor();
    await sees("Satellite telephones of the units");
    assert.equal(await page.locator(".remarks, .contents").count(), 0);
    assert.equal(await page.getByRole("button", { name: "Edit" }).count(), 0);
  });

  await as("planner", `/operations/${serengeti.operationId}/plan`, "plans: on paper the plan is whole, without what is pressed", async (page) => {
    await page.locator(".plan-table").first().waitFor();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".remarks:visible").count(), 0);
    assert.equal(await page.locator(".plan-section:visible").count(), 16);
  });
}
