// An operation is held and goes on, is given up, and its books close and open again: who acts, and what its countries see.
import assert from "node:assert/strict";

export async function life(as, mock) {
  const { world } = mock;
  const { operationId } = world.serengeti;
  const task = world.tasks.find((one) => one.executorCountry === "NG" && one.state === "TASK_STATE_ASSIGNED");
  const dialog = (page) => page.locator("dialog[open]");
  const act = (page, name) => page.getByRole("button", { name, exact: true });

  await as("planner", `/operations/${operationId}`, "life: an operation is suspended with a reason, after it is said what that does", async (page, sees) => {
    await act(page, "Suspend").click();
    await dialog(page).getByText("Until it is resumed no task is issued").waitFor();
    await dialog(page).getByText(/\d+ tasks are in progress and are not stopped by this/).waitFor();
    await dialog(page).getByText("Every country of the operation reads the reason.").waitFor();
    await dialog(page).locator("button[type=submit]").click();
    await dialog(page).locator(".remark").first().waitFor();
    assert.equal(world.serengeti.state, "OPERATION_STATE_ACTIVE");
    await dialog(page).locator("textarea").fill("A court decides first.");
    await dialog(page).locator("button[type=submit]").click();
    await sees(/is suspended\.$/);
    await dialog(page).waitFor({ state: "detached" });
    await sees("This operation is suspended");
    await sees("A court decides first.");
    await act(page, "Resume").waitFor();
    assert.equal(await act(page, "Suspend").count(), 0);
    assert.equal(await act(page, "Cancel the operation").count(), 0);
  });

  await as("ng-ncb", `/inbox?task=${task.taskId}`, "life: a country is told why nothing starts in an operation that is held, and reports what has happened", async (page, sees) => {
    await sees("This operation is suspended");
    await sees("A court decides first.");
    const start = page.getByRole("button", { name: /^Start/ });
    await start.and(page.locator("[aria-disabled=true]")).waitFor();
    await page.locator(".decide").getByText("Possible once the operation is resumed.").waitFor();
    await page.keyboard.press("b");
    await page.waitForTimeout(200);
    assert.equal(task.state, "TASK_STATE_ASSIGNED");
    await act(page, "Report what has happened").or(page.locator(".also button")).first().waitFor();
  });

  await as("planner", `/operations/${operationId}`, "life: what was suspended is resumed at once, and starts are offered again", async (page, sees) => {
    await act(page, "Resume").click();
    await sees(/goes on\.$/);
    await act(page, "Suspend").waitFor();
    assert.equal(await page.getByText("This operation is suspended").count(), 0);
  });

  await as("planner", `/operations/${world.light.operationId}`, "life: whoever cancels an operation can leave it as it is, in words that are not taken for the act", async (page, sees) => {
    await act(page, "Cancel the operation").click();
    await dialog(page).getByText("given up for good").waitFor();
    await dialog(page).getByRole("button", { name: "Leave it as it is" }).click();
    await dialog(page).waitFor({ state: "detached" });
    assert.equal(world.light.state, "OPERATION_STATE_PLANNED");
    await act(page, "Cancel the operation").click();
    await dialog(page).locator("textarea").fill("The grounds are gone.");
    await dialog(page).locator("button[type=submit]").click();
    await sees(/is cancelled\.$/);
    await sees("This operation is cancelled");
  });

  await as("ng-ncb", `/inbox?invitation=${world.light.operationId}`, "life: who is invited is told that the operation was cancelled, and why", async (page, sees) => {
    await sees("This operation is cancelled");
    await sees("The grounds are gone.");
  });

  await as("approver", `/operations/${world.jackal.operationId}`, "life: the books close with a second factor and are opened again with a reason", async (page, sees) => {
    await act(page, "Close the books").click();
    await dialog(page).getByText("The figures stay as they are").waitFor();
    await dialog(page).getByText("The second factor is asked for next").waitFor();
    // Whoever comes back with the factor may be answered what was before it was done, after it was done.
    let asked;
    const before = new Promise((resolve) => (asked = resolve));
    await page.route(`**/api/v1/operations/${world.jackal.operationId}`, async (route) => {
      const answer = await route.fetch();
      asked();
      while (world.jackal.state !== "OPERATION_STATE_BOOKS_CLOSED") await page.waitForTimeout(20);
      await page.waitForTimeout(300);
      await route.fulfill({ response: answer }).catch(() => undefined);
    }, { times: 1 });
    let tries = 0;
    await page.route("**/*:closeBooks", async (route) => {
      if (++tries === 2) await before;
      await route.continue();
    });
    await dialog(page).getByRole("button", { name: "Close the books" }).click();
    await sees(/^The books of Jackal 2025 \(demonstration\) are closed\.$/);
    await dialog(page).waitFor({ state: "detached" });
    assert.equal(world.jackal.state, "OPERATION_STATE_BOOKS_CLOSED");
    // The factor is too old by then: what was typed goes away and comes back, and is a draft no more once it was done.
    await page.context().clearCookies({ name: "strong" });
    await act(page, "Reopen the books").click();
    await dialog(page).locator("textarea").fill("A late result.");
    await dialog(page).locator("button[type=submit]").click();
    await sees(/are open again\.$/);
    await dialog(page).waitFor({ state: "detached" });
    await sees("The books of this operation were reopened");
    await sees("A late result.");
    await act(page, "Close the books").click();
    await dialog(page).getByRole("button", { name: "Close the books" }).click();
    await act(page, "Reopen the books").click();
    await dialog(page).locator("textarea").waitFor();
    assert.equal(await dialog(page).locator("textarea").inputValue(), "");
  });

  await as("planner", `/operations/${world.swift.operationId}/tasks/new`, "life: who would ask for a task in an operation that is held is told so before anything is typed", async (page, sees) => {
    await sees("This operation is suspended");
    await page.locator("form button[type=submit][aria-disabled=true]").waitFor();
  });

  await as("planner", "/operations/new", "life: an operation is created as an exercise, and says so from then on", async (page, sees) => {
    await page.getByLabel("Code name").fill("Dry Run");
    await page.locator(".choices input").first().check();
    await page.getByLabel("Legal basis").fill("A mandate");
    await page.getByLabel("Lead agency", { exact: true }).fill("The secretariat");
    await page.locator("input[type=datetime-local]").nth(0).fill("2027-01-10T00:00");
    await page.locator("input[type=datetime-local]").nth(1).fill("2027-02-10T00:00");
    await page.getByLabel("This is an exercise").check();
    await page.locator(".handling .exercise").waitFor();
    await page.getByRole("button", { name: "Create the operation" }).click();
    await sees(/Dry Run/);
    await page.locator(".handling .exercise").getByText("Nothing here is real").waitFor();
    assert.match(await page.title(), /^Exercise · /);
    assert.equal(world.operations.find((one) => one.openRevision?.plan.codeName === "Dry Run").exercise, true);
    await page.goto(`${mock.address}/operations`);
    await page.getByRole("row", { name: /Dry Run.*Exercise/ }).waitFor();
    assert.equal(await page.getByText("Exercise", { exact: true }).count(), 1);
  });

  for (const language of ["en", "fr", "es", "ar"]) {
    await as("planner", "/operations/new", `life: the mark of an exercise takes one line at any width, in ${language}`, async (page) => {
      await page.locator("[aria-describedby=exercise-help]").check();
      await page.locator(".handling .exercise").waitFor();
      for (const width of [1440, 1100, 1099, 1000, 800, 600, 599, 360]) {
        await page.setViewportSize({ width, height: 800 });
        const box = await page.locator(".handling").evaluate((one) => ({ high: one.offsetHeight, over: one.scrollWidth - one.clientWidth }));
        assert.deepEqual(box, { high: 26, over: 0 }, `at ${width} px`);
      }
    }, { language });
  }

  task.exercise = true;
  await as("ng-ncb", `/inbox?task=${task.taskId}`, "life: a task of an exercise says so in the list and beside it", async (page) => {
    await page.locator(".detail-head").getByText("Exercise", { exact: true }).waitFor();
    await page.locator(`[data-row="${task.taskId}"]`).getByText("Exercise", { exact: true }).waitFor();
  });
  task.exercise = false;

  Object.assign(world.serengeti, { state: "OPERATION_STATE_BOOKS_CLOSED", version: String(Number(world.serengeti.version) + 1) });
  await as("ng-field", `/report?operation=${operationId}`, "life: that the books are closed is told before anybody types, and nothing is sent", async (page, sees) => {
    await sees("The books of this operation are closed");
    const number = world.results.length;
    await page.locator("form button[type=submit][aria-disabled=true]").click({ force: true });
    await page.waitForTimeout(200);
    assert.equal(world.results.length, number);
    assert.equal(await page.locator(".refusal").count(), 0);
  });
  const waits = world.results.find((one) => one.country === "NG" && one.state === "RESULT_STATE_PROVISIONAL" && !one.submissionId);
  const stands = world.results.find((one) => one.country === "NG" && one.state === "RESULT_STATE_VALIDATED");
  const withheld = (page) => page.locator(".decide").getByText("Possible once an approver has reopened the books.");
  await as("ng-ncb", `/validate?result=${waits.resultId}`, "life: with closed books nothing waits to be decided, and it is said who may reopen them", async (page, sees) => {
    await page.getByRole("button", { name: /^Validate/ }).and(page.locator(".decide [aria-disabled=true]")).waitFor();
    await withheld(page).waitFor();
    await sees("No result waits for you.");
    assert.equal(await page.getByRole("checkbox").count(), 0);
  });
  for (const [person, result, what] of [["ng-ncb", stands, "withdraws"], ["ng-field", waits, "amends"]]) {
    await as(person, `/operations/${operationId}/results?result=${result.resultId}`, `life: with closed books whoever ${what} is told why it is not possible`, async (page) => {
      await withheld(page).waitFor();
      assert.equal(await page.locator(".decide a").count(), 0);
    });
  }
  for (const person of ["ng-ncb", "ng-field"]) {
    await as(person, `/operations/${operationId}/submissions`, `life: with closed books tables are neither sent nor decided on, and it is said why, to ${person}`, async (page, sees) => {
      await page.getByRole("link", { name: "NCB-LIST-1" }).waitFor();
      await sees("The books of this operation are closed");
      assert.equal(await page.getByRole("checkbox").count(), 0);
      assert.equal(await page.getByRole("button", { name: /as a whole/ }).count(), 0);
      assert.equal(await page.getByRole("link", { name: "Send a table" }).count(), 0);
    });
  }
  await as("ng-ncb", `/figures?operation=${operationId}`, "life: figures of closed books stay readable", async (page) => {
    await page.locator("section.figure .big").first().waitFor();
    assert.equal(await page.locator(".empty[role=alert], .refusal").count(), 0);
  });
}
