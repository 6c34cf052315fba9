// A plan is commented on, revised and compared, and another operation begins from it: who does, with mouse, keys and phone.
import assert from "node:assert/strict";

export async function review(as, mock) {
  const { world } = mock;
  const { operationId } = world.serengeti;
  const plan = `/operations/${operationId}/plan`;
  const dialog = (page) => page.locator("dialog[open]");
  const place = (page, id) => page.locator(`#at-${id} button`);
  const phone = { width: 360, height: 780 };

  await as("approver", plan, "review: an approver comments on a place, with the keyboard alone, and finds it again beside the field", async (page, sees) => {
    await sees("Comments that are open: 2.");
    await place(page, "lead_agency").focus();
    await page.keyboard.press("Enter");
    await dialog(page).getByText("In revision 7:").waitFor();
    await page.keyboard.type("Which unit of it?");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await sees("Your comment is there.");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await page.locator("#at-lead_agency").getByText("Which unit of it?").waitFor();
    await sees("Comments that are open: 3.");
    assert.equal(world.comments.at(-1).place, "lead_agency");
    assert.equal(world.comments.at(-1).hash, world.serengeti.openRevision.hash);
  });

  await as("planner", plan, "review: an author answers where it was said, settles it, and takes that back", async (page, sees) => {
    await place(page, "legal_basis").click();
    await dialog(page).getByText("Article 4, second paragraph. I add it.").waitFor();
    await dialog(page).getByRole("button", { name: "Answer", exact: true }).click();
    await dialog(page).getByLabel("Your answer").fill("It stands there now.");
    await dialog(page).getByRole("button", { name: "Answer", exact: true }).click();
    await sees("Your answer is there.");
    await dialog(page).getByRole("button", { name: "Settle" }).click();
    await sees("The comment is settled.");
    assert.equal(world.comments[0].state, "PLAN_COMMENT_STATE_SETTLED");
    await dialog(page).getByText("Settled: 1").click();
    await dialog(page).getByRole("button", { name: "Open again" }).click();
    await sees("The comment is open again.");
    assert.equal(world.comments[0].state, "PLAN_COMMENT_STATE_OPEN");
  });

  await as("planner", `${plan}?mode=edit`, "review: what is said stands beside the field in editing, and tells once its place has changed", async (page, sees) => {
    await page.locator("#at-objectives-infrastructures_taken_down-").getByText("Last year’s number").waitFor();
    await page.locator("#at-objectives-infrastructures_taken_down-").getByText("This has changed since.").waitFor();
    await place(page, "objectives-infrastructures_taken_down-").click();
    await dialog(page).locator("del", { hasText: "10,000" }).waitFor();
    await page.keyboard.press("Escape");
    await sees("Nothing changed yet.");
  });

  await as("approver", plan, "review: what is typed is there again after a reload, on a phone", async (page) => {
    await place(page, "purpose").click();
    await dialog(page).getByLabel("Your comment").fill("Half a sentence");
    await page.reload();
    await dialog(page).getByLabel("Your comment").waitFor();
    assert.equal(await dialog(page).getByLabel("Your comment").inputValue(), "Half a sentence");
  }, phone);

  await as("approver", plan, "review: the list of open comments leads to their places", async (page) => {
    await page.getByRole("button", { name: /^Legal basis \(1\)$/ }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.closest(".remarks")?.id), "at-legal_basis");
  });

  await as("ng-ncb", plan, "review: a country sees the plan in force and no comment", async (page, sees) => {
    await sees("Legal basis");
    assert.equal(await page.locator(".remarks").count(), 0);
    assert.equal(await page.getByText("Comments").count(), 0);
  });

  await as("planner", plan, "review: the two newest revisions are compared, then any two, the older first", async (page, sees) => {
    await page.getByRole("link", { name: "Revisions" }).click();
    await sees("From: Revision 6. To: Revision 7.");
    await page.locator(".difference ins").first().waitFor();
    await page.getByLabel("Older").selectOption("2");
    await sees("From: Revision 2. To: Revision 7.");
    await page.getByLabel("Newer").selectOption("1");
    await sees("From: Revision 1. To: Revision 2.");
    assert.match(page.url(), /from=/);
  });

  await as("planner", `/operations/${operationId}/revisions`, "review: a plan is compared with the one in force of another operation", async (page, sees) => {
    await page.getByLabel("Compare with").selectOption(world.jackal.operationId);
    await sees(/From: .Jackal 2025/);
    await page.locator(".difference").getByText("Code name").waitFor();
  });

  world.jackal.exercise = true;
  await as("planner", `/operations/${operationId}/revisions?with=${world.jackal.operationId}`, "review: that another operation is an exercise is said where a plan is compared with it, and begun from it", async (page, sees) => {
    await page.locator(".compared").getByText("Exercise", { exact: true }).waitFor();
    await page.getByLabel("Compare with").locator("option", { hasText: /Jackal 2025.*\(Exercise\)/ }).waitFor({ state: "attached" });
    await page.goto(`${mock.address}/operations/new?from=${world.jackal.operationId}`);
    await sees(/Jackal 2025.*\(Exercise\)/);
  });
  world.jackal.exercise = false;

  await as("ng-ncb", `/operations/${operationId}/revisions`, "review: a country compares what was in force, and sees nobody who wrote it", async (page, sees) => {
    await sees("From: Revision 5. To: Revision 6.");
    assert.equal(await page.getByText("Written by").count(), 0);
    assert.equal(await page.getByText("Approved by").count(), 0);
  });

  await as("planner", plan, "review: another operation begins from a plan, and its period follows its beginning", async (page, sees) => {
    await page.getByRole("link", { name: "New operation from this plan" }).click();
    await sees("Choose when it begins");
    assert.equal(await page.getByLabel("Code name").inputValue(), "");
    await page.getByLabel("Code name").fill("Serengeti 3.0");
    await page.getByLabel("Begins, UTC").first().fill("2030-01-01T00:00");
    assert.match(await page.getByLabel("Ends, UTC").first().inputValue(), /^2030-02-/);
    await page.getByRole("button", { name: "Create the operation" }).click();
    await sees("Serengeti 3.0 is created, as a draft.");
    const made = world.operations[0];
    assert.equal(made.openRevision.plan.phases.length, world.serengeti.approvedRevision.plan.phases.length);
    assert.equal(world.participations.filter((one) => one.operationId === made.operationId).length, 0);
  });
}
