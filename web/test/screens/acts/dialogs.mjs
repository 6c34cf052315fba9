// Dialogs: which one stands open outlives a reload and a sign-in, and the way back closes it.
import assert from "node:assert/strict";

export async function dialogs(as, mock) {
  const { world } = mock;
  const operation = world.serengeti.operationId;
  const dialog = (page) => page.locator("dialog[open]");
  const focusInside = (page) => page.waitForFunction(() => document.querySelector("dialog[open]")?.contains(document.activeElement));

  const asked = [
    ["ng-ncb", `/inbox?task=${world.tasks[0].taskId}`, /^Decline/, "a task declined", "textarea"],
    ["ng-ncb", `/inbox?task=${world.tasks[2].taskId}`, /Assign to another team/, "a task given to a team", "input"],
    ["ng-ncb", `/inbox?invitation=${world.light.operationId}`, /^Decline/, "an invitation declined", "textarea"],
    ["ng-ncb", `/validate?result=${world.results[7].resultId}`, /^Reject(R)?$/, "a result rejected", "textarea"],
    ["ng-ncb", `/operations/${operation}/submissions/${world.table.submissionId}`, /^Reject/, "a submission rejected", "textarea"],
    ["ng-ncb", `/operations/${operation}`, /^Withdraw/, "a participation ended", "textarea"],
    ["planner", `/operations/${operation}/countries`, /^Invite again/, "a country invited again", "input[type=text]"],
    ["approver", `/operations/${operation}/plan`, /^Send back/, "a plan sent back", "textarea"],
  ];
  for (const [person, path, button, what, field] of asked) {
    await as(person, path, `${what}: its dialog is open after a reload with what was typed, and the way back closes it`, async (page) => {
      await page.getByRole("button", { name: button }).first().click();
      await dialog(page).locator(field).first().fill("Two words");
      await page.reload();
      await focusInside(page);
      assert.equal(await dialog(page).locator(field).first().inputValue(), "Two words");
      await page.goBack();
      await dialog(page).waitFor({ state: "detached" });
      assert.equal(await page.evaluate(() => location.pathname + location.search), path);
    });
  }

  await as("ng-ncb", `/inbox?task=${world.tasks[0].taskId}`, "a dialog is open again after a sign-in, and closing it forgets it", async (page) => {
    await page.getByRole("button", { name: /^Decline/ }).waitFor();
    await page.keyboard.press("d");
    await dialog(page).locator("textarea").fill("No team is free.");
    // The way of a session that has ended: away, and back to the address that was left.
    await page.evaluate(() => location.assign(`/oauth2/authorization/keycloak?return_to=${encodeURIComponent(location.pathname + location.search)}`));
    await page.waitForLoadState();
    await focusInside(page);
    assert.equal(await dialog(page).locator("textarea").inputValue(), "No team is free.");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("button", { name: /^Decline/ }).waitFor();
    assert.equal(await dialog(page).count(), 0);
  });

  await as("ng-ncb", `/inbox?task=${world.tasks[1].taskId}`, "pressed twice a dialog is closed once, and the page stays", async (page) => {
    await page.getByRole("button", { name: /^Assign/ }).click();
    await dialog(page).waitFor();
    await page.evaluate(() => document.querySelectorAll("dialog .button.plain").forEach((one) => (one.click(), one.click())));
    await dialog(page).waitFor({ state: "detached" });
    await page.waitForTimeout(200);
    assert.match(page.url(), /\/inbox\?task=[^&]*$/);
  });

  await as("ng-ncb", "/validate", "what was chosen of many is still chosen after a reload beneath its open dialog", async (page, sees) => {
    await page.locator("thead input[type=checkbox]").click();
    const button = page.getByRole("button", { name: /^Reject \d+/ });
    const named = await button.textContent();
    await button.click();
    await dialog(page).locator("textarea").fill("Twice.");
    await page.reload();
    await focusInside(page);
    assert.equal(await dialog(page).locator("textarea").inputValue(), "Twice.");
    assert.equal(await dialog(page).locator("h2").textContent(), named);
    await dialog(page).locator("button[type=submit]").click();
    await sees(/results? (is|are) rejected/);
    assert.equal(await dialog(page).count(), 0);
  });

  await as("ng-ncb", `/inbox?task=${world.tasks[0].taskId}`, "a dialog of what is possible no more is not opened by its address", async (page, sees) => {
    await page.getByRole("button", { name: /^Decline/ }).waitFor();
    await page.keyboard.press("d");
    await dialog(page).locator("textarea").fill("No team is free.");
    await dialog(page).locator("button[type=submit]").click();
    await sees("Declined: Raid a compound");
    await dialog(page).waitFor({ state: "detached" });
    await page.goto(`${mock.address}/inbox?task=${world.tasks[0].taskId}&dialog=decline`);
    await page.locator(".detail h2").waitFor();
    await page.waitForTimeout(200);
    assert.equal(await dialog(page).count(), 0);
  });
}
