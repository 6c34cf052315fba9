// What each audience does most, on the mock: by keyboard, past a second factor, past another author, past a refusal and
// a reload. The services decide in the end-to-end tests; here it is the page that is tried.
import assert from "node:assert/strict";

export async function days(as, mock) {
  const { world } = mock;
  const operation = world.serengeti.operationId;

  await as("ng-ncb", "/inbox", "a desk goes through its inbox by keyboard alone", async (page, sees) => {
    const raid = world.tasks[0];
    await page.goto(`${mock.address}/inbox?task=${raid.taskId}`);
    await sees("Enter and search the compound");
    await page.keyboard.press("s");
    await page.keyboard.type("Lagos joint team 2");
    await page.keyboard.press("Enter");
    await sees("Lagos joint team 2 has it now");
    assert.equal(raid.state, "TASK_STATE_ASSIGNED");
    assert.ok(!page.url().includes(raid.taskId), "the next one is opened");
  });

  await as("ng-ncb", "/inbox", "a task is declined with a reason that is asked for", async (page, sees) => {
    const arrest = world.tasks[4];
    await page.goto(`${mock.address}/inbox?task=${arrest.taskId}`);
    await sees("Warrant or notice");
    await page.keyboard.press("d");
    await page.keyboard.press("Tab");
    await page.locator("dialog button[type=submit]").click();
    await sees("This is needed.");
    await page.locator("dialog textarea").fill("The warrant has expired.");
    await page.locator("dialog button[type=submit]").click();
    await sees("Declined: Arrest on notice");
    assert.equal(arrest.declineReason, "The warrant has expired.");
  });

  await as("ng-ncb", "/inbox", "a task that another has changed says so and shows what changed", async (page, sees) => {
    const takedown = world.tasks[1];
    await page.goto(`${mock.address}/inbox?task=${takedown.taskId}`);
    await sees("120 domains of one registrar");
    await page.keyboard.press("s");
    await page.locator("dialog input").fill("Team A");
    Object.assign(takedown, { version: "9", team: "Team B", state: "TASK_STATE_ASSIGNED" });
    await page.keyboard.press("Enter");
    await sees("Somebody else has changed it since you opened it.");
    assert.equal(await page.locator("dialog input").inputValue(), "Team A");
  });

  await as("ng-ncb", "/inbox", "a task that another issues comes into the inbox, by the stream alone", async (page, sees) => {
    await page.locator(".item").first().waitFor();
    await page.waitForTimeout(1_500);
    assert.ok(mock.watching() > 0, "the tasks are watched");
    let listed = 0;
    page.on("request", (request) => (listed += /\/tasks\?/.test(request.url()) ? 1 : 0));
    const issue = { executorCountry: "NG", spec: { title: "Secure the servers of SER-9", description: "", evidenceCollection: { scope: "Two servers" } } };
    await fetch(`${mock.address}/api/v1/operations/${operation}/tasks`, { method: "POST", headers: { cookie: "mock=planner", "x-csrf-token": "mock" }, body: JSON.stringify(issue) });
    await page.locator(".items-new").click();
    await sees("Secure the servers of SER-9");
    assert.equal(listed, 0, "no list was asked for");
    const made = world.tasks.find((one) => one.spec.title === issue.spec.title);
    Object.assign(made, { state: "TASK_STATE_ACCEPTED", version: "2" });
    mock.tell(made);
    await page.locator(".item", { hasText: "Secure the servers of SER-9" }).getByText("Accepted").waitFor();
    assert.equal(listed, 0, "no list was asked for");
  });

  await as("ng-ncb", "/inbox", "where no more streams may be open, tasks are asked for every few seconds", async (page, sees) => {
    world.noStreams = true;
    await page.reload();
    await page.locator(".item").first().waitFor();
    world.tasks.unshift({ ...world.tasks.find((one) => one.state === "TASK_STATE_ISSUED" && one.executorCountry === "NG"), taskId: world.id(), spec: { title: "Asked for in between", description: "", inspection: { site: "A hall" } } });
    await page.locator(".items-new").click({ timeout: 25_000 });
    await sees("Asked for in between");
    world.noStreams = false;
  });

  await as("ng-ncb", `/inbox?invitation=${world.light.operationId}`, "a country accepts an invitation", async (page, sees) => {
    await sees("Invitation to First Light");
    await page.keyboard.press("a");
    await sees("Your country takes part in First Light");
  });

  await as("ng-field", "/report", "a report survives a refusal and a reload", async (page, sees) => {
    await page.getByLabel("Number").fill("12");
    await page.getByLabel("Reference").fill("ARR-01");
    await page.getByLabel("When it happened, UTC").fill("2026-11-20T04:00");
    await page.getByRole("button", { name: "Report the result" }).click();
    await sees("Your country used this reference before");
    await page.reload();
    assert.equal(await page.getByLabel("Number").inputValue(), "12");
    await page.getByLabel("Reference").fill("ARR-77");
    await page.getByRole("button", { name: "Report the result" }).click();
    await sees("Reported: ARR-77");
    assert.equal(world.results[0].spec.personsArrested.count.number, "12");
  });

  await as("ng-field", "/report?kind=table", "a table is sent whole, and its posting is shown", async (page, sees) => {
    await page.getByRole("button", { name: "Show an example" }).click();
    await page.getByLabel("Reference of the whole").fill("WEEK-1");
    await page.getByRole("button", { name: "Report 4 results" }).click();
    await sees("WEEK-1 is taken: all 4 lines are posted");
  });

  await as("ng-field", `/operations/${operation}/results?state=RESULT_STATE_REJECTED`, "a rejected result is reported anew", async (page, sees) => {
    await page.getByRole("link", { name: "TAKEDOWN-01" }).click();
    await page.getByRole("link", { name: "Amend" }).click();
    await sees("The list is that of another week.");
    await page.getByLabel("Number").fill("2340");
    await page.getByRole("button", { name: "Report it anew" }).click();
    await sees("Reported anew: TAKEDOWN-01");
    const anew = world.results.find((one) => one.spec.reference === "TAKEDOWN-01");
    assert.deepEqual([anew.state, anew.spec.infrastructuresTakenDown.count.number], ["RESULT_STATE_PROVISIONAL", "2340"]);
  });

  await as("ng-ncb2", "/validate", "another officer validates many at once", async (page, sees) => {
    await page.locator("thead input[type=checkbox]").click();
    await page.getByRole("button", { name: /^Validate \d+ selected/ }).click();
    await sees(/\d+ results are validated/);
    await sees("No result waits for you.");
  });

  await as("planner", `/operations/${operation}/plan?mode=edit`, "two authors write one plan and lose nothing", async (page, sees) => {
    const kept = world.serengeti;
    await page.getByLabel("Lead agency", { exact: true }).fill("Coordinating secretariat, second desk");
    kept.version = String(Number(kept.version) + 1);
    kept.openRevision.plan = { ...kept.openRevision.plan, legalBasis: "Mandate of the assembly" };
    await sees("Another author’s changes");
    await sees("All changes kept");
    assert.equal(kept.openRevision.plan.legalBasis, "Mandate of the assembly");
    assert.equal(kept.openRevision.plan.leadAgency, "Coordinating secretariat, second desk");
    await page.goto(`${mock.address}/operations/${operation}/plan`);
    await page.getByRole("button", { name: "Submit revision 7" }).click();
    await sees("Revision 7 is before the approvers.");
  });

  await as("approver", `/operations/${operation}/plan`, "an approval is taken up again after the second factor", async (page, sees) => {
    await page.getByRole("button", { name: "Approve revision 7" }).click();
    await sees("is approved: revision 7 is in force");
    assert.ok(page.url().endsWith(`/operations/${operation}/plan`));
    assert.equal(world.serengeti.approvedRevision.approverSubject, "approver");
  });

  await as("planner", `/operations/${operation}/tasks/new`, "a task is issued to many, and told whom it was refused to", async (page, sees) => {
    await page.getByLabel("Title").fill("Inspect call centres");
    await page.getByLabel("Where").fill("Call centres named in the annex");
    for (const country of ["Ghana", "Kenya", "Chad"]) await page.getByLabel(country).check();
    await page.getByRole("button", { name: "See who gets it (3)" }).click();
    await sees("Has not accepted: would be refused");
    await page.getByRole("button", { name: "Issue 3 tasks" }).click();
    await sees("The task for Chad was not issued");
    assert.deepEqual(world.tasks.slice(0, 2).map((task) => task.executorCountry).sort(), ["GH", "KE"]);
  });

  await as("leadership", "/", "leadership lands on the outcome, sees it move and opens a figure", async (page, sees) => {
    await sees("1,209");
    mock.move();
    await sees("1,218");
    await page.getByRole("link", { name: "1,218" }).click();
    await page.getByRole("complementary").getByText("Nigeria").click();
    await page.getByRole("link", { name: "ARR-02" }).waitFor();
  });

  await as("leadership", `/operations/${operation}/outcome?indicator=persons_arrested`, "leadership sees what changed since yesterday, looks at the days by keyboard and opens one", async (page, sees) => {
    await sees("What changed since yesterday");
    await page.locator(".figure li", { hasText: "since yesterday" }).first().waitFor();
    const chart = page.getByRole("slider", { name: "Persons arrested, Cumulative" });
    await chart.focus();
    const last = await chart.getAttribute("aria-valuetext");
    await page.keyboard.press("ArrowLeft");
    assert.notEqual(await chart.getAttribute("aria-valuetext"), last);
    await page.getByRole("button", { name: "Each day" }).click();
    await page.waitForURL(/chart=daily/);
    const day = world.results.find((one) => one.spec.reference === "ARR-01").spec.occurredTime.slice(0, 10);
    const back = Math.round((Date.parse(new Date().toISOString().slice(0, 10)) - Date.parse(day)) / 86_400_000);
    const bars = page.getByRole("slider", { name: "Persons arrested, Each day" });
    await bars.focus();
    await page.keyboard.press("End");
    for (let step = 0; step < back; step++) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`day=${day}`));
    await page.getByRole("link", { name: "ARR-01" }).first().waitFor();
    await page.getByRole("button", { name: "Table" }).click();
    await page.getByRole("columnheader", { name: "Validated up to it" }).waitFor();
  });

  await as("leadership", `/operations/${operation}/outcome?chart=table`, "a day that was corrected moves on the page though every figure stays as it is", async (page) => {
    const rows = page.locator(".days tbody tr");
    await rows.first().waitFor();
    const [before, figures] = [await rows.allTextContents(), await page.locator(".figures").textContent()];
    mock.moveDay();
    await page.waitForFunction((was) => document.querySelector(".days tbody tr")?.textContent !== was, before[0]);
    assert.equal(await page.locator(".figures").textContent(), figures);
    world.moved = 0;
  });

  await as("leadership", `/operations/${operation}/outcome`, "who is signed out is asked to sign in and comes back", async (page, sees) => {
    await sees("1,218");
    await page.context().clearCookies();
    // Whatever asks first is told; on a slow machine that is not always this.
    await page.getByRole("link", { name: "Results", exact: true }).dispatchEvent("click");
    await sees("Your session has ended");
    await page.getByRole("button", { name: "Sign in" }).last().click();
    await page.waitForURL(/results$/);
  });

  await as("ng-ncb", "/inbox", "everything is found from one box", async (page) => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("outc seren");
    await page.keyboard.press("Enter");
    await page.waitForURL(/outcome$/);
  });
}
