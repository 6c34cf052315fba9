// Countries that have not answered are reminded, and say which of their agencies take part.
import assert from "node:assert/strict";

export async function remind(as, mock) {
  const { world } = mock;
  const { operationId } = world.light;
  const countries = `/operations/${operationId}/countries`;
  const dialog = (page) => page.locator("dialog[open]");
  const stored = (code) => world.participations.find((one) => one.operationId === operationId && one.country === code);

  await as("planner", countries, "remind: those that are late or due soon are chosen by one press and reminded in one", async (page, sees) => {
    await sees("2 answers are awaited, 1 late, 1 due within 3 days");
    assert.equal(await page.getByLabel("Remind Kenya").count(), 0);
    await page.getByRole("button", { name: "Choose 2 that are late or due soon" }).click();
    await page.getByRole("button", { name: "Remind 2 countries" }).click();
    await dialog(page).getByRole("list", { name: "Who is reminded" }).getByText("Ghana").waitFor();
    await dialog(page).locator("textarea").fill("The briefing is on Monday.");
    // Another planner is faster with one of them.
    stored("GH").lastReminder = { remindTime: world.at(0), message: "" };
    stored("GH").reminderCount = 1;
    await dialog(page).getByRole("button", { name: "Remind 2 countries" }).click();
    await sees("Nobody was reminded");
    await dialog(page).getByText("Possible again from").waitFor();
    await dialog(page).getByText(/^Left out, because they were reminded in the last 24 hours: .*Ghana/).waitFor();
    assert.equal(stored("NG").lastReminder, undefined);
    await dialog(page).getByRole("button", { name: "Remind 1 country" }).click();
    await sees("1 country is reminded.");
    assert.deepEqual([stored("NG").lastReminder.message, stored("NG").reminderCount], ["The briefing is on Monday.", 1]);
    await sees("2 answers are awaited, 1 late, 1 due within 3 days; 2 reminded in the last 24 hours");
    assert.equal(await page.getByLabel("Remind Ghana").isDisabled(), true);
  });

  await as("ng-ncb", "/inbox", "remind: the country reads when it was reminded and with what, among what is due soon", async (page, sees) => {
    const soon = page.locator("section[aria-labelledby=group-soon]");
    await soon.locator("h2", { hasText: /^Due within 3 days \(\d+\)$/ }).waitFor();
    const row = soon.locator(`[data-row="${operationId}"]`);
    await row.getByText(/^Reminded .* UTC$/).waitFor();
    await row.locator("a").click();
    await sees("Your country was reminded:");
    await page.locator(".detail").getByText("The briefing is on Monday.").waitFor();
  });

  await as("ng-ncb", `/inbox?invitation=${operationId}`, "remind: a country names its agencies before it answers, out of the directory and another", async (page, sees) => {
    await page.getByRole("button", { name: "Choose the agencies" }).click();
    await dialog(page).getByLabel(/Economic and Financial Crimes Commission/).check();
    await dialog(page).getByRole("button", { name: "Name another agency" }).click();
    await dialog(page).getByLabel("Code").fill("efcc");
    await dialog(page).getByLabel("Code").blur();
    await dialog(page).getByText("This code stands twice.").waitFor();
    await dialog(page).getByLabel("Code").fill("naptip");
    await dialog(page).getByLabel("Name", { exact: true }).fill("Agency against trafficking (made up)");
    await dialog(page).locator("button[type=submit]").click();
    await sees("The agencies are set.");
    assert.deepEqual(stored("NG").agencies.map(({ code }) => code), ["EFCC", "NAPTIP"]);
    // What one has done oneself need not be read before one goes on.
    await page.getByRole("button", { name: /^Accept for/ }).click();
    await sees(/Your country takes part in/);
    assert.equal(stored("NG").agencies.length, 2);
  });

  await as("ng-ncb", `/operations/${operationId}`, "remind: what the directory calls otherwise by now stays as it was chosen, and is told", async (page, sees) => {
    world.directory.find((one) => one.country === "NG").agencies[0] = { code: "EFCC", name: "Crimes Commission", kind: "AGENCY_KIND_POLICE" };
    await page.getByRole("button", { name: "Change the agencies" }).click();
    await dialog(page).getByText(/The directory now says: .?Crimes Commission/).waitFor();
    await dialog(page).locator("button[type=submit]").click();
    await sees("The agencies are set.");
    assert.equal(stored("NG").agencies[0].name, "Economic and Financial Crimes Commission");
  });

  await as("planner", countries, "remind: who leads sees how many agencies a country names, and which", async (page, sees) => {
    await page.locator("tbody tr", { hasText: "Nigeria" }).getByRole("button", { name: "2 agencies" }).click();
    await dialog(page).getByText("Agency against trafficking (made up)").waitFor();
    assert.equal(await page.locator("tbody tr", { hasText: "Kenya" }).getByRole("button", { name: /agenc/ }).count(), 0);
  });
}
