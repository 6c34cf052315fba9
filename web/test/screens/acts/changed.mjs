// What moves on under the reader's eyes is told with what has changed, and nothing is decided on it before it was read.
import assert from "node:assert/strict";

export async function changed(as, mock) {
  const { world } = mock;
  const operation = world.serengeti;
  const told = (page) => page.getByRole("alert").filter({ hasText: "It has changed since you opened it." });
  const marks = (page) => told(page).locator("del, ins").allTextContents();
  const next = (record, change) => Object.assign(record, change, { version: String(Number(record.version) + 1), updateTime: new Date().toISOString() });

  await as("ng-ncb", `/operations/${operation.operationId}/submissions/${world.table.submissionId}`, "changed: a submission that a colleague has decided is told when one decides on it", async (page, sees) => {
    await page.getByRole("button", { name: /^Validate as a whole/ }).waitFor();
    next(world.table, { state: "SUBMISSION_STATE_REJECTED", deciderSubject: "ng-ncb2", rejectReason: "Sent twice." });
    await page.keyboard.press("v");
    await sees("EFCC-WEEK-46 was not decided");
    await told(page).getByText("Bola Adeyemi").waitFor();
    assert.deepEqual(await marks(page), ["Taken", "Rejected", "Sent twice."]);
    next(world.table, { state: "SUBMISSION_STATE_ACCEPTED", deciderSubject: "", rejectReason: "" });
  });

  await as("planner", `/operations/${operation.operationId}`, "changed: an operation that was concluded is told beneath the open question", async (page, sees) => {
    await page.getByRole("button", { name: "Conclude" }).click();
    await page.locator("dialog[open]").waitFor();
    next(operation, { state: "OPERATION_STATE_CONCLUDED" });
    await page.locator("dialog[open] .button.main").click();
    await sees("was not concluded");
    await told(page).waitFor();
    assert.deepEqual(await marks(page), ["Active", "Concluded"]);
    next(operation, { state: "OPERATION_STATE_ACTIVE" });
  });

  const task = world.tasks[1];
  await as("ng-ncb", `/operations/${operation.operationId}/tasks?task=${task.taskId}`, "changed: a task that is moved while it is open waits until that is read", async (page) => {
    await page.getByRole("button", { name: /^Assign/ }).waitFor();
    // Over the stream of tasks, once it is there.
    for (let wait = 0; mock.watching() === 0 && wait < 50; wait++) await page.waitForTimeout(100);
    next(task, { state: "TASK_STATE_ASSIGNED", team: "Night shift" });
    mock.tell(task);
    await told(page).waitFor();
    assert.deepEqual(await marks(page), ["Accepted", "Assigned", "Night shift"]);
    await page.keyboard.press("b");
    await page.waitForTimeout(100);
    assert.equal(task.state, "TASK_STATE_ASSIGNED");
    await page.getByRole("button", { name: "I have read it" }).click();
    await page.keyboard.press("b");
    await page.getByText("Started: Take 120 domains").waitFor();
    await told(page).waitFor({ state: "detached" });
  });
}
