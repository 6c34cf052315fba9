// Due diligence is read before a country is invited, and a potential violation is reported, asked about and closed.
import assert from "node:assert/strict";

export async function rights(as, mock) {
  const { world } = mock;
  const { operationId } = world.serengeti;
  const dialog = (page) => page.locator("dialog[open]");
  const phone = { width: 360, height: 780 };
  const later = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 16);

  await as("reviewer", "/diligence?show=due", "rights: what is due again is found and assessed anew, and takes the place of what stood", async (page, sees) => {
    await page.getByRole("link", { name: "Ghana", exact: true }).click();
    await sees("The time of this assessment has passed.");
    await page.getByRole("link", { name: "Assess anew" }).click();
    await sees("It takes the place of:");
    await page.getByRole("button", { name: "Assess", exact: true }).click();
    await sees("This is needed.");
    await page.getByRole("textbox", { name: "Grounds" }).fill("The reports were followed up (made up).");
    await page.getByRole("textbox", { name: "Sources" }).fill("Report of the ombudsman (made up)\n\nReport of the ombudsman (made up)");
    await page.locator("input[type=datetime-local]").fill(later);
    await page.getByRole("button", { name: "Assess", exact: true }).click();
    await sees("The assessment is recorded.");
    await sees("Earlier and later assessments");
    const [made] = world.assessments;
    assert.deepEqual([made.subject.country, made.spec.level, made.spec.sources.length], ["GH", "DILIGENCE_LEVEL_STANDARD", 1]);
  });

  await as("planner", `/operations/${world.light.operationId}/countries/new`, "rights: a planner reads what is withheld before inviting, and is refused", async (page, sees) => {
    await page.locator("input[type=search]").last().fill("antarctica");
    await page.locator(".choose label input").first().check();
    await sees("a compliance reviewer has to waive that for this operation first");
    await page.getByLabel("Contact point", { exact: true }).fill("NCB");
    await page.locator("main form button[type=submit]").click();
    await sees("Ask a compliance reviewer to waive that");
  }, phone);

  await as("reviewer", `/diligence/${world.assessments.find((one) => one.spec.level.endsWith("WITHHELD")).assessmentId}`, "rights: a reviewer waives it for one operation", async (page, sees) => {
    await page.getByRole("button", { name: "Waive for an operation" }).click();
    await dialog(page).getByLabel("Find an operation").fill(world.light.approvedRevision.plan.codeName);
    await dialog(page).getByText("1 that goes on is found.").waitFor();
    await dialog(page).getByLabel("Operation", { exact: true }).selectOption(world.light.operationId);
    await dialog(page).getByLabel("Grounds").fill("Researchers are brought home (made up).");
    await dialog(page).getByRole("button", { name: "Waive for an operation" }).click();
    await sees("It is waived for Antarctica.");
    assert.equal(world.waivers[0].operationId, world.light.operationId);
  });

  await as("planner", `/operations/${world.light.operationId}/countries`, "rights: why it is waived is read beside the countries, and before one is invited", async (page, sees) => {
    await page.getByRole("heading", { name: "Waivers" }).waitFor();
    await sees("Researchers are brought home (made up).");
    await page.goto(`${mock.address}/operations/${world.light.operationId}/countries/new`);
    await page.locator("input[type=search]").last().fill("antarctica");
    await page.locator(".choose label input").first().check();
    await sees("Withheld, and waived for this operation.");
    await sees("Researchers are brought home (made up).");
  });

  await as("ng-ncb", "/admin/countries/NG", "rights: a country reads what it is told of itself, without the sources", async (page, sees) => {
    await page.getByRole("link", { name: "Nigeria", exact: true }).last().click();
    await sees("Courts are independent");
    assert.equal(await page.getByText("Committee against Torture").count(), 0);
  });

  await as("ng-field", `/operations/${operationId}`, "rights: a field officer reports on a phone, and follows it", async (page, sees) => {
    await page.getByRole("link", { name: "Report a potential violation" }).click();
    await page.locator("form button[type=submit]").click();
    await sees("This is needed.");
    await page.getByLabel("Rights of a person").check();
    await page.getByLabel("What happened").fill("A door was broken at the wrong house (made up).");
    await page.locator("form button[type=submit]").click();
    await sees("Your report is with the compliance reviewers.");
    await page.waitForURL(/\/violations\?violation=/);
    await sees("A door was broken");
    assert.equal(world.violations[0].reporterSubject, "ng-field");
  }, phone);

  await as("reviewer", `/review/violations`, "rights: a reviewer examines, asks, records and closes with the keyboard at hand", async (page, sees) => {
    await page.getByRole("link", { name: "Rights of a person" }).first().click();
    await page.locator(".decide").getByRole("button", { name: /^Examine/ }).waitFor();
    await page.keyboard.press("c");
    await page.locator(".decide").getByRole("button", { name: /^Ask the reporter/ }).waitFor();
    await page.keyboard.press("c");
    await dialog(page).getByLabel("Question").fill("Who opened the door?");
    await dialog(page).getByRole("button", { name: "Ask the reporter" }).click();
    await sees("The question is asked.");
    await page.getByRole("button", { name: /^Record a measure/ }).click();
    await dialog(page).getByLabel("What was done").fill("The door was paid for (made up).");
    await dialog(page).getByRole("button", { name: "Record a measure" }).click();
    await sees("The measure is recorded.");
    await page.locator(".decide").getByRole("button", { name: /^Close/ }).click();
    await dialog(page).getByLabel("Outcome").selectOption("VIOLATION_STATE_FOUNDED");
    await dialog(page).getByLabel("Reasons").fill("The address was wrong (made up).");
    await dialog(page).getByRole("button", { name: "Close the report" }).click();
    await sees("The report is closed.");
    assert.equal(world.violations[0].state, "VIOLATION_STATE_FOUNDED");
    await page.goto(`${mock.address}/review/violations`);
    const listed = page.locator("tbody tr");
    await listed.filter({ hasText: "Under examination" }).first().waitFor();
    const open = await listed.count();
    assert.equal(open, world.violations.filter((one) => /REPORTED|UNDER_EXAMINATION/.test(one.state)).length);
    await page.getByLabel("State").selectOption("VIOLATION_STATE_FOUNDED");
    await listed.filter({ hasText: "Under examination" }).first().waitFor({ state: "detached" });
    assert.equal(await listed.count(), world.violations.filter((one) => one.state.endsWith("_FOUNDED")).length);
  });

  await as("ng-ncb", "/violations", "rights: what asks its reporter stands in the list and is answered", async (page, sees) => {
    await page.getByRole("link", { name: "Rights of a person" }).click();
    await page.getByRole("button", { name: /^Answer the question/ }).click();
    await dialog(page).getByLabel("Answer").fill("The immigration service.");
    await dialog(page).getByRole("button", { name: "Send" }).click();
    await sees("Your answer is sent.");
    await sees("The immigration service.");
    assert.equal(await page.locator("tbody tr").count(), 1);
  });

  await as("auditor", "/violations", "rights: the auditor sees numbers and nothing else", async (page, sees) => {
    await sees("Potential violations by state");
    assert.equal(await page.getByText("door").count(), 0);
  });
}
