// What an outcome shows: silence beside what is credited, and a map that does not come.
import assert from "node:assert/strict";

export async function figures(as, mock) {
  const outcome = `/operations/${mock.world.serengeti.operationId}/outcome`;

  await as("leadership", outcome, "what is credited to a silent country is shown, and its silence on top of it", async (page) => {
    const row = page.locator(".country-table tbody tr", { hasText: "Chad" });
    await row.waitFor();
    assert.deepEqual((await row.locator("td").allTextContents()).filter((_, at) => at % 2 === 0), ["22", "0", "0", "122"]);
    assert.equal(await page.locator(".country-table tbody tr", { hasText: "Gabon" }).locator("td").first().textContent(), "–");
    assert.match((await page.locator(".where-list li", { hasText: "Chad" }).textContent()) ?? "", /Silent\s*22/);
    await page.locator(".map svg[role=img]").waitFor();
    assert.match((await page.locator(".map path.place", { hasText: "Chad" }).getAttribute("class")) ?? "", /\bq1\b/);
    assert.equal(await page.locator(".map svg[role=img] path.silent").count(), 2);
  });

  await as("leadership", "/status", "a map that does not come says so, and comes when it is asked for again", async (page, sees) => {
    await page.route("**/boundaries.json", (route) => route.fulfill({ status: 503, json: { status: 503, reason: "OVERLOADED" } }));
    await page.goto(mock.address + outcome);
    await sees("The map did not arrive. The list says the same.");
    await page.unrouteAll();
    await page.locator(".map").getByRole("button", { name: "Try again" }).click();
    await page.locator(".map svg[role=img]").waitFor();
  });

  await as("leadership", `${outcome}?indicator=persons_arrested&country=NG&day=${new Date().toISOString().slice(0, 10)}`, "beside an opened day the countries are of all days, and say so", async (page) => {
    await page.locator(".opened").getByRole("heading", { name: "By country, credited, all days" }).waitFor();
  });
}
