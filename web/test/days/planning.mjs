// The day of a planning that a country leads, from sign-in on: its planner writes and invites, its approver approves, one country
// declines and is asked again, two accept with a caveat, one withdraws, one agrees to all; cases are nominated, reviewed, worked out and decided on;
// one country joins late. How it is started: walker.mjs.
import { address, approvePlan, as, invite, language, over, width, writePlan } from "./walker.mjs";

const name = `Planning ${language} ${width} ${Date.now()}`;
const send = (page) => page.locator("dialog[open] button[type=submit]").click();

const operation = await as("ke-planner", "/operations/new", (page, the) => writePlan(page, the, name));
const path = `/operations/${operation}`;

await as("ke-approver", `${path}/plan`, (page, the) => approvePlan(page, the, "ke-approver"));

await as("ke-planner", `${path}/countries`, async (page, the) => {
  for (const country of ["GH", "NG", "SN", "TZ", "BJ"]) {
    await invite(page, the, country);
    await page.goto(`${address}${path}/countries`);
  }
});

await as("gh-ncb", `/inbox?invitation=${operation}`, async (page, the) => {
  await the.button("invitation.decline").click();
  await page.locator("dialog[open] textarea").fill("An election (made up)");
  await the.leave();
  await the.text("invitation.decline.done");
});

for (const person of ["ng-ncb", "sn-ncb"]) {
  await as(person, `/inbox?invitation=${operation}`, async (page, the) => {
    await the.button("invitation.caveats").click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByLabel(new RegExp(the.word("caveat.add.which").source)).selectOption("inspectionOnly");
    await dialog.getByRole("button", { name: new RegExp(`^${the.word("caveat.add").source}$`) }).click();
    await send(page);
    await the.text("invitation.accept.done");
  });
}

await as("bj-ncb", `/inbox?invitation=${operation}`, async (page, the) => {
  await the.button("invitation.accept").click();
  await the.text("invitation.accept.done");
});

await as("tz-ncb", `/inbox?invitation=${operation}`, async (page, the) => {
  await the.button("invitation.accept").click();
  await the.text("invitation.accept.done");
  await page.goto(address + path);
  await the.button("participation.withdraw").click();
  await page.locator("dialog[open] textarea").fill("Needed at home (made up)");
  await the.leave();
  await the.text("participation.withdraw.done");
});

await as("ke-planner", `${path}/countries`, (page, the) => invite(page, the, "GH"));

await as("gh-ncb", `/inbox?invitation=${operation}`, async (page, the) => {
  await the.button("invitation.accept").click();
  await the.text("invitation.accept.done");
});

await as("ng-ncb", `${path}/cases/new`, async (page, the) => {
  for (const person of [false, true]) {
    if (person) await page.goto(`${address}${path}/cases/new`);
    await the.field("fieldname.title").fill(person ? "Recruiter, pseudonym F" : "Two call centres");
    await the.field("fieldname.reference").fill(person ? "NG/2" : "NG/1");
    await the.field("fieldname.summary").fill("Forty complaints name the same numbers (made up).");
    await page.locator(".choices input").first().check();
    if (person) await the.field("case.aboutPerson").check();
    await the.button("case.nominate").click();
    await the.text("case.nominate.done");
  }
});

await as("reviewer", "/review", async (page, the) => {
  await page.locator("tbody tr", { hasText: name }).getByRole("link").click();
  await the.button("case.pass").click();
  await page.locator("dialog[open] textarea").fill("An ordinary-law crime (made up)");
  await send(page);
  await the.text("case.pass.done");
});

await as("ke-planner", `${path}/cases`, async (page, the) => {
  for (const title of ["Two call centres", "Recruiter, pseudonym F"]) {
    await page.goto(`${address}${path}/cases`);
    await page.getByRole("link", { name: title }).click();
    await the.button("case.assess").click();
    await page.locator("dialog[open] textarea").fill("Two countries can act (made up).");
    await send(page);
    await the.button("case.lead").click();
    await the.button("case.ready").click();
    await the.text("case.ready.done");
  }
  await page.goto(`${address}${path}/cases/meeting`);
  for (const [at, selected] of [true, false].entries()) {
    await page.locator("tbody input[type=checkbox]").nth(at).check();
    const verdict = page.locator(".verdict").nth(at);
    await verdict.getByRole("button", { name: new RegExp(`^${the.word(selected ? "state.CASE_STATE_SELECTED" : "state.CASE_STATE_NOT_SELECTED").source}$`) }).click();
    await verdict.locator("textarea").last().fill(selected ? "Two countries can act (made up)." : "Too little is known (made up).");
  }
  await the.button("meeting.preview").click();
  await the.text("meeting.effect", { taken: 1, left: 1 });
  await send(page);
  await the.text("meeting.done", { number: 2 });
});

await as("ke-planner", path, async (page, the) => {
  await the.button("operation.activate").click();
  await the.text("operation.activate.done");
  await page.goto(`${address}${path}/countries`);
  await invite(page, the, "RW");
});

await as("rw-ncb", `/inbox?invitation=${operation}`, async (page, the) => {
  await the.button("invitation.accept").click();
  await the.text("invitation.accept.done");
  await page.goto(address + path);
  await the.text("catchUp.title");
});

await over();
