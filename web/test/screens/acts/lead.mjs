// A country leads: its planner writes and submits, its approver approves, another only reads; and programmes over operations.
import assert from "node:assert/strict";

export async function lead(as, mock) {
  const { world } = mock;
  const { harmattan, serengeti } = world;
  const operation = `/operations/${harmattan.operationId}`;
  const part = (page, title) => page.locator(".panel", { has: page.getByRole("heading", { name: title, exact: true }) });

  await as("ng-planner", "/operations", "lead: a planner of a country creates an operation, which the country leads", async (page, sees) => {
    await page.getByRole("button", { name: /^New operation/ }).click();
    await page.waitForURL(/operations\/new/);
    await page.getByLabel("Code name", { exact: true }).fill("Night Market");
    await page.getByRole("checkbox", { name: "Fraud", exact: true }).check();
    await page.getByLabel("Legal basis").fill("Act on fraud");
    await page.getByLabel("Lead agency").fill("Nigeria Police Force");
    await page.getByLabel("Begins, UTC").first().fill("2027-03-01T08:00");
    await page.getByLabel("Ends, UTC").first().fill("2027-03-20T08:00");
    const who = page.getByRole("group", { name: "Who leads" });
    assert.equal(await who.getByRole("checkbox", { name: "Nigeria" }).isDisabled(), true);
    await who.getByRole("searchbox").fill("gha");
    await who.getByRole("checkbox", { name: "Ghana" }).check();
    await page.getByRole("button", { name: "Create the operation" }).click();
    await page.waitForURL(/plan\?mode=edit/);
    const made = world.operations.find((one) => one.openRevision?.plan.codeName === "Night Market");
    assert.deepEqual([made.lead, made.openRevision.authorUnits], [{ secretariat: false, countries: ["GH", "NG"] }, [{ country: "NG", name: "Fraud unit" }]]);
    await page.goto(`${mock.address}/operations/${made.operationId}`);
    await sees("Ghana and Nigeria");
  });

  await as("ng-planner", `${operation}/plan`, "lead: a planner of a country that leads submits the plan", async (page, sees) => {
    await page.getByRole("button", { name: "Submit revision 1" }).click();
    await sees("Revision 1 is before the approvers.");
    assert.equal(harmattan.openRevision.state, "PLAN_STATE_IN_REVIEW");
  });

  await as("planner", `${operation}/plan`, "lead: the secretariat that does not lead reads the draft, and is told who leads", async (page, sees) => {
    await sees("Led by: Ghana and Nigeria. Their planners and approvers work on it; you read it.");
    await sees("Written by");
    assert.equal(await page.getByRole("button", { name: /^(Edit|Submit|Approve)/ }).count(), 0);
  });

  await as("ng-ncb", "/operations", "lead: an officer of a country that leads and takes no part is not shown it", async (page) => {
    await page.getByText("Serengeti").first().waitFor();
    assert.equal(await page.getByText("Harmattan").count(), 0);
  });

  await as("ng-planner", `/operations/${serengeti.operationId}/plan`, "lead: a planner of a country that does not lead reads the plan in force", async (page, sees) => {
    await sees("Led by: Secretariat. Their planners");
    assert.equal(await page.getByRole("button", { name: /^(Edit|Submit)/ }).count(), 0);
  });

  await as("ng-approver", `${operation}/plan`, "lead: an approver of the unit that wrote says why there is no other", async (page, sees) => {
    await page.context().addCookies([{ name: "strong", value: "1", url: mock.address }]);
    await page.reload();
    await sees("Written by: Fraud unit (Nigeria). Another unit approves it.");
    await page.getByRole("button", { name: "Approve revision 1" }).click();
    await sees("Your unit has written on this revision. Another unit approves it.");
    await page.getByRole("button", { name: "There is no approver of another unit" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Approve revision 1" }).click();
    await dialog.locator(".remark").waitFor();
    assert.equal(harmattan.approvedRevision, undefined);
    await dialog.getByRole("textbox").press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  await as("gh-approver", `${operation}/plan`, "lead: an approver of another unit approves", async (page, sees) => {
    await page.context().addCookies([{ name: "strong", value: "1", url: mock.address }]);
    await page.reload();
    await page.getByRole("button", { name: "Approve revision 1" }).click();
    await sees("Operations office (Ghana)");
    assert.deepEqual([harmattan.approvedRevision.approverSubject, harmattan.approvedRevision.noOtherUnitReason], ["gh-approver", ""]);
  });

  await as("ng-approver", operation, "lead: an approver gives up the lead with a reason, and reads from then on what the country may", async (page, sees) => {
    await page.context().addCookies([{ name: "strong", value: "1", url: mock.address }]);
    await page.reload();
    await page.getByRole("button", { name: "Change who leads" }).click();
    const dialog = page.getByRole("dialog");
    const send = dialog.getByRole("button", { name: "Change who leads" });
    assert.equal(await send.getAttribute("title"), "They lead already.");
    await dialog.getByRole("checkbox", { name: "Secretariat" }).check();
    await dialog.getByRole("checkbox", { name: "Nigeria" }).uncheck();
    await sees("You do not lead it any more after this");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Ghana takes it over.");
    await send.click();
    await sees("is led by: Secretariat and Ghana.");
    await page.waitForURL(/\/operations$/);
    assert.deepEqual(harmattan.lead, { secretariat: true, countries: ["GH"] });
  });

  await as("planner", "/programmes", "lead: a planner creates a programme with a word and a lesson", async (page, sees) => {
    await page.getByRole("button", { name: /^New programme/ }).click();
    await page.getByLabel("Name", { exact: true }).fill("Night Market");
    await page.getByLabel("Aim", { exact: true }).fill("Fewer markets of stolen data.");
    await page.getByRole("button", { name: "Add a definition" }).click();
    await page.getByLabel("Word").fill("Market");
    await page.getByLabel("Definition", { exact: true }).fill("A place where data are sold.");
    await page.getByRole("button", { name: "Add a lesson" }).click();
    await page.getByLabel("What was learnt").fill("Ask for interpreters early.");
    await page.getByLabel("From the operation").selectOption({ label: "Jackal 2025 (demonstration)" });
    await page.getByRole("button", { name: "Create the programme" }).click();
    await sees("A place where data are sold.");
    const [made] = world.programmes;
    assert.deepEqual([made.spec.definitions[0].term, made.spec.lessons[0].text, made.lead], ["Market", "Ask for interpreters early.", { secretariat: true, countries: [] }]);
  });

  await as("planner", `/operations/${serengeti.operationId}`, "lead: an operation goes into a programme that its planner leads, and is found by it", async (page, sees) => {
    await page.getByRole("button", { name: "Change the programme" }).click();
    const field = page.getByRole("dialog").getByLabel("Programme");
    assert.equal(await field.locator("option", { hasText: "Dry season" }).count(), 0);
    await field.selectOption({ label: "Night Market" });
    await page.getByRole("dialog").getByRole("button", { name: "Keep" }).click();
    await part(page, "Lead").getByRole("link", { name: "Night Market" }).click();
    await page.getByRole("link", { name: "In the list of operations" }).click();
    await sees("Serengeti");
    assert.equal(await page.locator("table.rows-table tbody tr[data-row]").count(), 1);
  });

  await as("ng-planner", `/programmes/${world.programmes[0].programmeId}`, "lead: who does not lead a programme reads of it what it sees", async (page, sees) => {
    await sees("Led by: Secretariat");
    assert.equal(await page.getByRole("link", { name: "Revise" }).count(), 0);
  }, { width: 360, height: 780 });
}
