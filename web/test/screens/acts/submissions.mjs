// Tables that came as a whole, and are decided on as a whole.
import assert from "node:assert/strict";

export async function submissions(as, mock) {
  const { world } = mock;
  const operation = world.serengeti.operationId;
  const list = `/operations/${operation}/submissions`;
  const states = (submission) => new Set(world.results.filter((one) => one.submissionId === submission).map((one) => one.state));

  await as("ng-ncb", "/validate", "a table that waits is validated as a whole", async (page, sees) => {
    await page.getByRole("link", { name: /EFCC-WEEK-46.*: 24 results wait/ }).click();
    await page.getByRole("heading", { name: "EFCC-WEEK-46" }).waitFor();
    await page.getByRole("button", { name: /^Validate as a whole/ }).waitFor();
    await page.keyboard.press("v");
    await sees("Validated as a whole: EFCC-WEEK-46");
    await sees(/the decision has come to \d+ of 24 lines/);
    await page.locator(".tally", { hasText: "Validated" }).getByText("24").waitFor();
    assert.deepEqual([...states(world.table.submissionId)], ["RESULT_STATE_VALIDATED"]);
  });

  await as("ng-ncb", list, "who sent a table leaves it to another, and what is still posted to later", async (page) => {
    const box = (reference) => page.getByRole("row", { name: new RegExp(reference) }).getByRole("checkbox");
    await page.getByRole("link", { name: "NCB-LIST-1" }).waitFor();
    assert.deepEqual([await box("NCB-LIST-1").isDisabled(), await box("EFCC-WEEK-47").isDisabled(), await box("EFCC-WEEK-45").isDisabled()], [true, true, true]);
    await page.getByRole("row", { name: /EFCC-WEEK-47/ }).getByText("15 of 40 posted").waitFor();
  });

  await as("ng-ncb2", list, "tables are rejected many at once, with a reason that is asked for", async (page, sees) => {
    await page.getByRole("link", { name: "NCB-LIST-1" }).waitFor();
    await page.locator("thead input[type=checkbox]").click();
    await page.getByRole("button", { name: "Reject 1 as a whole" }).click();
    await page.locator("dialog button[type=submit]").click();
    await sees("This is needed.");
    await page.locator("dialog textarea").fill("Sent for another operation.");
    await page.locator("dialog button[type=submit]").click();
    await sees("1 submission is rejected.");
    const one = [...world.submissions.values()].find((each) => each.reference === "NCB-LIST-1");
    assert.equal(one.rejectReason, "Sent for another operation.");
  });

  await as("planner", list, "tables are listed that have no line yet, and found by country and state", async (page, sees) => {
    await page.getByRole("row", { name: /EOCO-2026-11/ }).getByText("waits to be posted").waitFor();
    await page.getByLabel("Country").selectOption("GH");
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 1);
    await page.getByLabel("State").selectOption("SUBMISSION_STATE_VALIDATED");
    await sees("No submission fits these filters.");
    await page.reload();
    await sees("No submission fits these filters.");
    await page.getByLabel("State").selectOption("");
    await page.getByRole("link", { name: "EOCO-2026-11" }).click();
    await sees("No line is posted yet.");
    await sees("EOCO-2026-11 is taken: all 30 lines wait to be posted.");
  });

  await as("ng-ncb", list, "a table is listed though every line of it was refused, and one whose posting has failed says so", async (page, sees) => {
    await page.getByRole("row", { name: /EFCC-WEEK-44.*Rejected/ }).waitFor();
    await page.getByRole("link", { name: "EFCC-WEEK-47" }).click();
    await sees(/EFCC-WEEK-47: 15 of 40 lines are posted; the rest is tried again every minute/);
  });

  await as("planner", list, "the secretariat sees every country's tables and decides on none", async (page) => {
    await page.getByRole("link", { name: "DCI-2026-11" }).click();
    await page.getByRole("heading", { name: "DCI-2026-11" }).waitFor();
    await page.getByText("Kenya").first().waitFor();
    assert.equal(await page.getByRole("button", { name: /as a whole/ }).count(), 0);
  });

  await as("ng-field", `/report?kind=table&operation=${operation}`, "a table that is not UTF-8 is refused by its name, and one in UTF-16 is read", async (page, sees) => {
    const table = "kind,reference,occurred_time,number\npersons_arrested,ARR-\u00e9,2026-11-17,4\n";
    const open = (name, buffer) => page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
    const told = page.getByRole("alert").filter({ hasText: "latin.csv" });
    await open("latin.csv", Buffer.from(table, "latin1"));
    await told.waitFor();
    assert.equal(await page.getByLabel("Table", { exact: true }).inputValue(), "");
    await open("unicode.csv", Buffer.from("\ufeff" + table.replace("\u00e9", "1"), "utf16le"));
    await sees("1 good line, 0 bad");
    assert.equal(await told.count(), 0);
  });

  await as("ng-field", `/report?kind=table&operation=${operation}`, "a table that was sent is in the list at once, and found from the box", async (page, sees) => {
    await page.getByRole("button", { name: "Show an example" }).click();
    await page.getByLabel("Reference of the whole").fill("EFCC-WEEK-48");
    await page.getByRole("button", { name: "Report 4 results" }).click();
    await sees("EFCC-WEEK-48 is taken");
    await page.getByRole("link", { name: "Open the submission" }).click();
    await page.locator(".rail").getByRole("link", { name: "Submissions" }).click();
    await page.getByRole("link", { name: "EFCC-WEEK-48" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("week-48");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "EFCC-WEEK-48" }).waitFor();
  });

  await as("ng-ncb", "/inbox", "a country opens its own figures from anywhere", async (page, sees) => {
    await page.keyboard.press("g");
    await page.keyboard.press("f");
    await page.getByRole("heading", { name: "Our figures" }).waitFor();
    await sees(/Nigeria.? has reported in/);
    await page.getByRole("region", { name: "Persons arrested" }).getByText("241").first().waitFor();
  });
}
