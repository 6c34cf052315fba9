// A country accepts with caveats and changes them; requests and starts that violate one are refused, citing it.
import assert from "node:assert/strict";

export async function caveats(as, mock) {
  const { world } = mock;
  const { operationId } = world.light;
  const serengeti = world.serengeti.operationId;
  const stored = (code, operation = operationId) => world.participations.find((one) => one.operationId === operation && one.country === code);
  const dialog = (page) => page.locator("dialog[open]");
  const row = (page, key) => dialog(page).locator(".caveat-row", { hasText: key });
  const add = async (page, rule) => {
    await dialog(page).getByLabel("Add a caveat").selectOption(rule);
    await dialog(page).getByRole("button", { name: "Add", exact: true }).click();
  };

  await as("ng-ncb", "/inbox", "caveats: a country accepts with caveats, reads what they mean, and is told which contradict", async (page, sees) => {
    await page.locator(`[data-row="${operationId}"] a`).click();
    await page.getByRole("button", { name: "Accept with caveats" }).click();
    await sees("No caveat: every kind of action at any time.");
    await add(page, "inspectionOnly");
    await add(page, "hours");
    const hours = row(page, "hours-1");
    await dialog(page).locator("button[type=submit]").click();
    await hours.locator(".remark").first().waitFor();
    await hours.getByLabel("From").fill("22:00");
    await hours.getByLabel("To", { exact: true }).fill("06:00");
    await hours.getByLabel("Time zone").fill("Africa/Lagos");
    await sees("Actions only from \u206622:00\u2069 to \u206606:00\u2069 of the next day, time of \u2066Africa/Lagos\u2069");
    await add(page, "excludedKinds");
    await row(page, "excluded-kinds-1").getByLabel("Inspection", { exact: true }).check();
    await dialog(page).locator("button[type=submit]").click();
    await sees("The caveats contradict one another, or leave no action or no time.");
    await sees("inspection-only-1, excluded-kinds-1");
    assert.equal(stored("NG").state, "PARTICIPATION_STATE_INVITED");
    await row(page, "excluded-kinds-1").getByRole("button", { name: /^Remove/ }).click();
    await dialog(page).locator("button[type=submit]").click();
    await sees(/Your country takes part in/);
    assert.deepEqual(stored("NG").caveats.map((one) => one.caveat.key), ["inspection-only-1", "hours-1"]);
  });

  await as("planner", `/operations/${operationId}/countries`, "caveats: the secretariat sees who accepted with caveats, and which", async (page, sees) => {
    const nigeria = page.locator("tbody tr", { hasText: "Nigeria" }).first();
    await nigeria.getByText("Accepted with caveats").waitFor();
    await nigeria.getByRole("button", { name: "2 caveats" }).click();
    await dialog(page).getByText("Inspections only; no action of another kind").waitFor();
    assert.equal(await dialog(page).locator("li", { hasText: "In force" }).count(), 2);
  });

  await as("ng-ncb", `/operations/${operationId}`, "caveats: what is added later is pending, and what stays stays in force", async (page, sees) => {
    await page.getByRole("button", { name: "Change the caveats" }).click();
    await row(page, "inspection-only-1").getByRole("button", { name: /^Remove/ }).click();
    await add(page, "priorApproval");
    await row(page, "prior-approval-1").getByLabel("Authority that approves").fill("The court");
    await dialog(page).locator("button[type=submit]").click();
    await dialog(page).getByLabel("Reason").waitFor();
    await dialog(page).getByLabel("Reason").fill("The court asks for it.");
    await dialog(page).locator("button[type=submit]").click();
    await sees("The caveats are changed.");
    await page.locator(".caveats li", { hasText: "prior-approval-1" }).getByText("Pending").waitFor();
    await page.locator(".caveats li", { hasText: "hours-1" }).getByText("In force").waitFor();
  });

  await as("planner", `/operations/${serengeti}/tasks/new`, "caveats: who asks reads them beforehand, and the refusal cites the caveat", async (page, sees) => {
    await page.getByLabel("Kind", { exact: true }).selectOption("raid");
    await page.getByLabel("Title").fill("Raid a compound");
    await page.getByLabel("Where").fill("A compound (made up)");
    await page.locator(".choose label", { hasText: "Senegal" }).locator("input").check();
    await page.locator("main form button[type=submit]").click();
    await sees("A caveat excludes it: would be refused");
    await page.getByRole("button", { name: "Issue 1 task" }).click();
    await sees("A caveat of the country does not allow it.");
    const refusal = page.locator(".refusal");
    await refusal.getByText("no-raids").waitFor();
    await refusal.getByText("Only the gendarmerie enters by force; ask for an inspection (made up).").waitFor();
    await page.getByLabel("Kind", { exact: true }).selectOption("inspection");
    await page.getByLabel("Where").fill("A compound (made up)");
    await page.locator("main form button[type=submit]").click();
    await page.getByRole("button", { name: "Issue 1 task" }).click();
    await sees("1 task is issued.");
  });

  await as("ng-field", "/inbox", "caveats: a start that a caveat does not allow is refused, with when it is possible and whose approval is missing", async (page, sees) => {
    const task = world.tasks.find((one) => one.executorCountry === "NG" && one.operationId === serengeti && one.state === "TASK_STATE_ASSIGNED");
    const later = new Date(Date.now() + 2 * 3_600_000).toISOString().slice(11, 16);
    const evening = new Date(Date.now() + 5 * 3_600_000).toISOString().slice(11, 16);
    const given = stored("NG", serengeti);
    const standing = (caveat) => ({ caveat: { note: "", ...caveat }, inForceTime: world.at(-1000) });
    given.caveats = [standing({ key: "evening", hours: { timeZone: "Etc/UTC", from: later, to: evening } })];
    await page.goto(`${mock.address}/inbox?task=${task.taskId}`);
    await page.getByRole("button", { name: /^Start/ }).click();
    await sees("The start was not granted");
    await page.locator(".refusal").getByText("Possible again from").waitFor();
    assert.match(await page.locator(".refusal").innerText(), new RegExp(later));
    given.caveats = [standing({ key: "court", priorApproval: { authority: "The court", kinds: [] } })];
    await page.getByRole("button", { name: /^Start/ }).click();
    await page.locator(".refusal").getByText("Approval needed of").waitFor();
    assert.equal(task.state, "TASK_STATE_ASSIGNED");
    given.caveats = [];
  });

  await as("ng-ncb", "/inbox", "caveats: who assigns is led from what a start lacks to where its reference is entered", async (page, sees) => {
    const task = world.tasks.find((one) => one.executorCountry === "NG" && one.operationId === serengeti && one.state === "TASK_STATE_ASSIGNED");
    const given = stored("NG", serengeti);
    given.caveats = [{ caveat: { key: "court", note: "", priorApproval: { authority: "The court", kinds: [] } }, inForceTime: world.at(-1000) }];
    await page.goto(`${mock.address}/inbox?task=${task.taskId}`);
    await sees(/asks for an approval before the start/);
    await page.getByRole("button", { name: /^Start/ }).click();
    await page.locator(".refusal").getByRole("button", { name: "Enter the reference" }).click();
    await dialog(page).getByLabel(/approval of .?The court/).fill("1/26");
    await dialog(page).locator("button[type=submit]").click();
    await sees(/has it now/);
    await page.goto(`${mock.address}/inbox?task=${task.taskId}`);
    await page.getByRole("button", { name: /^Start/ }).click();
    await sees(/Started: /);
    assert.equal(task.state, "TASK_STATE_IN_PROGRESS");
    given.caveats = [];
  });
}
