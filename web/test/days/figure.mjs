// The days of all audiences, from sign-in on: a plan is written and approved, a country accepts, carries out and reports, another
// officer validates, leadership opens the figure. How it is started: walker.mjs.
import { address, approvePlan, as, invite, language, over, width, word, writePlan } from "./walker.mjs";

const name = `Day ${language} ${width} ${Date.now()}`;
const reference = `DAY-${Date.now()}`;

const operation = await as("planner", "/operations/new", (page, the) => writePlan(page, the, name));

await as("approver2", `/operations/${operation}/plan`, (page, the) => approvePlan(page, the, "approver2"));

await as("planner", `/operations/${operation}/countries`, (page, the) => invite(page, the, "NG"));

await as("ng-ncb", `/inbox?invitation=${operation}`, async (page, the) => {
  await the.button("invitation.accept").click();
  await the.text("invitation.accept.done");
});

await as("planner", `/operations/${operation}`, async (page, the) => {
  await the.button("operation.activate").click();
  await the.text("operation.activate.done");
  await page.goto(`${address}/operations/${operation}/tasks/new`);
  await the.field("fieldname.title").fill(`Inspect for ${name}`);
  await the.field("task.site").fill("Business park (made up)");
  await page.locator(".choose input").first().check();
  await the.button("issue.look", { number: 1 }).click();
  await the.button("issue.act", { number: 1 }).click();
  await the.text("issue.done", { number: 1 });
});

await as("ng-ncb", "/inbox", async (page, the) => {
  await page.locator(".item", { hasText: `Inspect for ${name}` }).click();
  await page.locator(".decide .button.main").click();
  const dialog = page.locator("dialog");
  await dialog.locator("input").first().fill("Lagos joint team 2");
  await dialog.locator("button[type=submit]").click();
  await the.text("task.assign.done");
});

await as("ng-field", "/inbox", async (page, the) => {
  await page.locator(".item", { hasText: `Inspect for ${name}` }).click();
  await page.locator(".decide").getByRole("button", { name: word("task.start") }).first().click();
  await page.locator(".decide").getByRole("button", { name: word("task.complete") }).first().click();
  await the.text("task.complete.done");

  await page.goto(`${address}/report?operation=${operation}`);
  await page.getByRole("radio").first().check();
  await the.field("result.number").fill("7");
  await the.field("result.reference").fill(reference);
  await page.locator("input[type=datetime-local]").first().fill("2026-11-20T04:00");
  await the.button("report.send").click();
  await the.text("report.done");

  await page.goto(`${address}/report?operation=${operation}&kind=table`);
  await the.button("table.example").click();
  const table = await the.field("table.paste").inputValue();
  await the.field("table.paste").fill(table.replaceAll(/\b(ARR|DOM|FND|NIL)-/g, `${reference}-`));
  await the.field("table.reference").fill(`${reference}-TABLE`);
  await the.button("table.send", { number: 4 }).click();
  await the.text("table.posted", { lines: 4 });
});

await as("leadership", `/operations/${operation}/outcome`, async (page, the) => {
  const figure = page.locator(".figure").first();
  await figure.waitFor();
  const before = await figure.locator("a").first().textContent();
  await as("ng-ncb2", "/validate", async (other, its) => {
    const mine = other.locator("tr", { hasText: reference });
    await mine.nth(4).waitFor();
    for (const row of await mine.all()) await row.locator("input[type=checkbox]").check();
    await its.button("validate.many", { number: 5 }).click();
    await its.text("validate.many.done", { number: 5 });
  });
  await page.waitForFunction((was) => document.querySelector(".figure a")?.textContent !== was, before);
  await figure.locator("a").first().click();
  await page.getByRole("complementary").getByText("NG", { exact: true }).click();
  await page.getByText(reference).first().waitFor();
});

await over();
