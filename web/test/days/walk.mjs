// The days of all audiences on a copy that is up, from sign-in on, in one language and at one width: a plan is written and
// approved, a country accepts, carries out and reports, another officer validates, leadership opens the figure.
// ADDRESS=<of the gateway> PASSWORDS=<JSON by name> CODE=<command that prints an approver's code>
// LANGUAGE=ar WIDTH=360 SHOTS=<folder> node test/days/walk.mjs
import assert from "node:assert/strict";
import { execSync } from "node:child_process";
import { join } from "node:path";
import { browse } from "../screens/browser.mjs";
import { wordsOf } from "./words.mjs";

const { ADDRESS: address, PASSWORDS, CODE, LANGUAGE: language = "en", SHOTS: shots } = process.env;
const width = Number(process.env.WIDTH ?? 1440);
const passwords = JSON.parse(PASSWORDS);
const word = wordsOf(language);
/** Other work may go on beside it; what does not come at all is found all the same. */
const PATIENCE = 60_000;
const name = `Day ${language} ${width} ${Date.now()}`;
const reference = `DAY-${Date.now()}`;
const browser = await browse();
let step = 0;

const operation = await as("planner", "/operations/new", async (page, the) => {
  await the.field("fieldname.codeName").fill(name);
  await page.locator(".choices input").first().check();
  await the.field("fieldname.legalBasis").fill("Mandate of the assembly (made up)");
  await the.field("fieldname.leadAgency").fill("Coordinating secretariat");
  await page.locator("input[type=datetime-local]").nth(0).fill("2026-01-01T00:00");
  await page.locator("input[type=datetime-local]").nth(1).fill("2030-01-01T00:00");
  await the.button("plan.create").click();
  await page.waitForURL(/operations\/[0-9a-f-]{36}\/plan/);
  const [, id] = page.url().match(/operations\/([0-9a-f-]{36})/);
  const waive = page.locator(".points button", { hasText: new RegExp(`^${word("plan.waive").source}$`) });
  await waive.first().waitFor();
  for (let left = await waive.count(); left > 0; left--) {
    await waive.first().click();
    await page.locator(".points textarea:focus").waitFor();
    await page.keyboard.type("A day of tests (made up)");
  }
  await the.text("plan.saved");
  await page.goto(`${address}/operations/${id}/plan`);
  await the.button("plan.submit", { number: 1 }).click();
  await the.text("plan.submit.done", { number: 1 });
  return id;
});

await as("approver2", `/operations/${operation}/plan`, async (page, the) => {
  await the.button("plan.approve", { number: 1 }).click();
  await page.locator("#otp").waitFor();
  // A code is good once, and another walk may have used this one: the next comes within half a minute.
  for (let used; !page.url().startsWith(address); await page.waitForTimeout(1_000)) {
    const code = execSync(CODE, { encoding: "utf8" }).trim();
    if (code === used) continue;
    used = code;
    await page.locator("#otp").fill(code);
    await Promise.all([page.waitForEvent("load"), page.locator("#otp").press("Enter")]);
  }
  await the.text("plan.approve.done", { number: 1 });
});

await as("planner", `/operations/${operation}/countries`, async (page, the) => {
  await the.button("countries.invite").click();
  await page.locator("input[type=search]").last().fill("NG");
  await page.locator(".choose label").filter({ has: page.locator(".country-code", { hasText: /^NG$/ }) }).locator("input").check();
  // The name in the plan is there; the contact point is asked for.
  await page.locator(".invited input").last().fill("NCB Abuja");
  await page.locator("main form button[type=submit]").click();
  await the.text("countries.invite.done");
});

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

await browser.close();
console.log(`The day is over in ${language} at ${width}.`);

/** Signs a person in with a browser of their own and has them act; whatever the page complains of is a fault. */
async function as(person, path, act) {
  const context = await browser.newContext({ viewport: { width, height: width < 600 ? 780 : 900 }, locale: language });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const complaints = [];
  // What asks for the second factor is a refusal, which the browser notes.
  page.on("console", (line) => line.type() === "error" && !/status of 401/.test(line.text()) && complaints.push(line.text()));
  page.on("pageerror", (fault) => complaints.push(fault.message));
  const the = {
    field: (key) => page.getByLabel(new RegExp(`^${word(key).source}`)).first(),
    button: (key, values) => page.getByRole("button", { name: new RegExp(`^${word(key, values).source}`) }).first(),
    text: (key, values) => page.getByText(word(key, values)).first().waitFor(),
  };
  try {
    await page.goto(address + path);
    await page.locator("main button.main").first().click();
    await page.locator("#username").fill(person);
    await page.locator("#password").fill(passwords[person]);
    await page.locator("#password").press("Enter");
    await page.waitForURL((url) => url.href.startsWith(address));
    await page.locator("h1:visible").first().waitFor();
    assert.equal(await page.locator("html").getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
    const made = await act(page, the);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, "the page fits its width");
    assert.deepEqual(complaints, []);
    if (shots) await page.screenshot({ path: join(shots, `day-${language}-${width}-${++step}-${person}.png`) });
    console.log(`done: ${person} ${path}`);
    await context.close();
    return made;
  } catch (fault) {
    console.log(`bad: ${person} ${path}: ${fault.message}`);
    if (shots) await page.screenshot({ path: join(shots, `day-${language}-${width}-bad.png`) });
    process.exit(1);
  }
}
