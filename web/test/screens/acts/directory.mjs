// The directory: an administrator adds a country, its NCB says whom to call, and everybody finds it.
import assert from "node:assert/strict";

export async function directory(as, { world }) {
  const of = (code) => world.directory.find((one) => one.country === code);

  await as("admin", "/", "directory: an administrator begins there and adds a country with an office and an agency", async (page, sees) => {
    await page.waitForURL(/\/admin\/countries$/);
    await page.getByRole("button", { name: /^Add a country/ }).click();
    await page.getByLabel("Country", { exact: true }).selectOption("GH");
    await page.getByLabel("Contact point", { exact: true }).fill("NCB Accra");
    await page.getByLabel("Time zone").fill("Africa/Accra");
    await page.getByLabel("Working languages").selectOption("en");
    await page.getByRole("button", { name: "Add an office" }).click();
    await page.getByLabel("Office", { exact: true }).fill("Duty desk");
    await page.getByRole("button", { name: "Add a country" }).click();
    await sees("Give a telephone or a mail address.");
    await page.getByLabel("Telephone").fill("+233 (0)00-000 001");
    await page.getByRole("button", { name: "Add an agency" }).click();
    await page.getByLabel("Code").fill("eoco");
    await page.getByLabel("Name", { exact: true }).fill("Organised Crime Office");
    await page.getByRole("button", { name: "Add a country" }).click();
    await page.waitForURL(/\/admin\/countries\/GH$/);
    await sees("NCB Accra");
    assert.deepEqual([of("GH").contacts[0].telephone, of("GH").agencies[0].code, of("GH").spec.workingHours.days], ["+233000000001", "EOCO", [1, 2, 3, 4, 5]]);
  });

  await as("admin", "/admin/countries/new?revise=FR", "directory: a circle of sponsors is refused beside the country, and nothing typed is lost", async (page, sees) => {
    await page.getByLabel("Kind").first().selectOption({ label: "Sponsor that speaks for it" });
    await page.getByLabel("Country that speaks for it").selectOption("RE");
    await page.getByRole("button", { name: "Keep the changes" }).click();
    await sees("There is a circle of countries that speak for each other.");
    assert.equal(await page.getByLabel("Country that speaks for it").inputValue(), "RE");
    assert.equal(of("FR").spec.sponsorCountry, "");
  });

  await as("ng-ncb", "/admin/countries/NG", "directory: an NCB revises its own offices and agencies and nothing else", async (page, sees) => {
    await page.getByRole("link", { name: "Revise offices and agencies" }).click();
    await page.getByLabel("Office", { exact: true }).first().waitFor();
    assert.equal(await page.getByLabel("Time zone").count(), 0);
    await page.getByLabel("Office", { exact: true }).first().fill("Night desk");
    await page.getByRole("button", { name: "Keep the changes" }).click();
    await page.waitForURL(/\/admin\/countries\/NG$/);
    await sees("Night desk");
    assert.equal(of("NG").spec.timeZone, "Africa/Lagos");
  });

  await as("ng-ncb", "/admin/countries", "directory: an NCB finds another country by its agency and may not change it", async (page, sees) => {
    await page.getByLabel("Country, office or agency").fill("gendarmerie");
    await page.getByRole("link", { name: /France/ }).click();
    await sees("duty@ncb-fr.example");
    assert.equal(await page.getByRole("link", { name: /^Revise/ }).count(), 0);
  }, { width: 360, height: 780 });
}
