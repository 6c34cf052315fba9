// What the days share: people who sign in on a copy that is up, each with a browser of their own, in one language and at one width.
// ADDRESS=<of the gateway> PASSWORDS=<JSON by name> CODE=<command that prints the code of a person who is named behind it>
// LANGUAGE=ar WIDTH=360 SHOTS=<folder>
import assert from "node:assert/strict";
import { execSync } from "node:child_process";
import { basename, join } from "node:path";
import { browse } from "../screens/browser.mjs";
import { wordsOf } from "./words.mjs";

const { PASSWORDS, CODE, SHOTS: shots } = process.env;
export const { ADDRESS: address, LANGUAGE: language = "en" } = process.env;
export const width = Number(process.env.WIDTH ?? 1440);
export const word = wordsOf(language);
const passwords = JSON.parse(PASSWORDS);
/** Other work may go on beside it; what does not come at all is found all the same. */
const PATIENCE = 60_000;
const browser = await browse();
/** The name of the walk, by which its pictures are called. */
const DAY = basename(process.argv[1], ".mjs");
let step = 0;

/** Ends the day. */
export async function over() {
  await browser.close();
  console.log(`The day is over in ${language} at ${width}.`);
}

/** On the page of a new operation: creates it with this name and what its plan needs, waives the rest, and gives its id. */
export async function writePlan(page, the, name) {
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
}

/** On the page of a plan in review: approves it with a second factor. */
export async function approvePlan(page, the, approver) {
  await the.button("plan.approve", { number: 1 }).click();
  await page.locator("#otp").waitFor();
  // A code is good once, and another walk may have used this one: the next comes within half a minute.
  for (let used; !page.url().startsWith(address); await page.waitForTimeout(1_000)) {
    const code = execSync(`${CODE} ${approver}`, { encoding: "utf8" }).trim();
    if (code === used) continue;
    used = code;
    await page.locator("#otp").fill(code);
    await Promise.all([page.waitForEvent("load"), page.locator("#otp").press("Enter")]);
  }
  await the.text("plan.approve.done", { number: 1 });
}

/** On the page of an operation's countries: invites one by its code. */
export async function invite(page, the, country) {
  await the.button("countries.invite").click();
  await page.locator("input[type=search]").last().fill(country);
  await page.locator(".choose label").filter({ has: page.locator(".country-code", { hasText: new RegExp(`^${country}$`) }) }).locator("input").check();
  // The name in the plan is there; the contact point is asked for.
  await page.locator(".invited input").last().fill("NCB (made up)");
  await page.locator("main form button[type=submit]").click();
  await the.text("countries.invite.done");
}

/** Signs a person in with a browser of their own and has them act; whatever the page complains of is a fault. */
export async function as(person, path, act) {
  const context = await browser.newContext({ viewport: { width, height: width < 600 ? 780 : 900 }, locale: language });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const complaints = [];
  let left = false;
  // What asks for the second factor is a refusal, which the browser notes.
  const refusal = (text) => /status of 401/.test(text) || (left && /status of 404/.test(text));
  page.on("console", (line) => line.type() === "error" && !refusal(line.text()) && complaints.push(line.text()));
  page.on("pageerror", (fault) => complaints.push(fault.message));
  const the = {
    field: (key) => page.getByLabel(new RegExp(`^${word(key).source}`)).first(),
    button: (key, values) => page.getByRole("button", { name: new RegExp(`^${word(key, values).source}`) }).first(),
    word,
    /** Leaves an operation by what is sent now: what the page still asks of it is answered by nothing that is there. */
    leave: () => {
      left = true;
      return page.locator("dialog[open] button[type=submit]").click();
    },
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
    if (shots) await page.screenshot({ path: join(shots, `${DAY}-${language}-${width}-${++step}-${person}.png`) });
    console.log(`done: ${person} ${path}`);
    await context.close();
    return made;
  } catch (fault) {
    console.log(`bad: ${person} ${path}: ${fault.message}`);
    if (shots) await page.screenshot({ path: join(shots, `${DAY}-${language}-${width}-bad.png`) });
    process.exit(1);
  }
}
