// What is kept of a plan under a name, and operations that begin with it.
import assert from "node:assert/strict";

export async function templates(as, mock) {
  const { world } = mock;
  const { serengeti } = world;

  await as("planner", `/operations/${serengeti.operationId}/plan`, "templates: a planner saves a revision, and is shown what is left out", async (page, sees) => {
    await page.getByRole("button", { name: "Save as a template" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill("Days of action");
    await dialog.getByRole("button", { name: "Save as a template" }).click();
    await page.waitForURL(/\/templates\//);
    await sees("Days of action is saved.");
    await sees("What is left out");
    assert.equal(world.templates[0].spec.name, "Days of action");
    assert.equal(world.templates[0].plan.codeName, "");
  });

  await as("planner", `/templates/${world.templates[0].templateId}`, "templates: an operation begins with one, and its times follow the beginning", async (page) => {
    await page.getByLabel("Begins, UTC").first().fill("2027-03-01T06:00");
    await page.getByRole("link", { name: "New operation from this template" }).click();
    await page.waitForURL(/operations\/new\?template=/);
    const starts = page.getByLabel("Begins, UTC").first();
    await starts.waitFor();
    assert.equal(await starts.inputValue(), "2027-03-01T06:00");
    await starts.fill("2027-03-11T06:00");
    await page.getByLabel("Code name", { exact: true }).fill("The next");
    await page.getByLabel("Legal basis").fill("A mandate");
    await page.getByLabel("Lead agency").fill("The secretariat");
    await page.getByRole("button", { name: "Create the operation" }).click();
    await page.waitForURL(/plan\?mode=edit/);
    const { plan } = world.operations.find((one) => one.openRevision?.plan.codeName === "The next").openRevision;
    const kept = world.templates[0].plan;
    assert.equal(Date.parse(plan.endTime) - Date.parse("2027-03-11T06:00Z"), Date.parse(kept.endTime));
    for (const [at, one] of plan.objectives.entries()) {
      const { evaluationTime } = kept.objectives[at];
      if (evaluationTime) assert.equal(Date.parse(one.evaluationTime) - Date.parse("2027-03-11T06:00Z"), Date.parse(evaluationTime));
    }
  });

  await as("planner", `/operations/${serengeti.operationId}/revisions`, "templates: a plan is compared with one", async (page, sees) => {
    await page.getByLabel("Compare with").selectOption(world.templates[0].templateId);
    await sees("From: the template");
    await page.locator(".compared").getByText("Serengeti").first().waitFor();
  });

  await as("planner", `/templates/${world.templates[0].templateId}`, "templates: one is retired with a reason, and kept", async (page, sees) => {
    await page.getByRole("button", { name: "Retire", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Reason").fill("Another has replaced it.");
    await dialog.getByRole("button", { name: "Retire", exact: true }).click();
    await sees("Days of action is retired.");
    await sees("Another has replaced it.");
    assert.equal(await page.getByRole("link", { name: "New operation from this template" }).count(), 0);
  });

  await as("ng-planner", "/templates", "templates: a country sees its own alone", async (page, sees) => {
    await sees("Watching border routes");
    assert.equal(await page.getByText("call centres").count(), 0);
  });
}
