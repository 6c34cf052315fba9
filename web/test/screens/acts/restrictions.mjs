// A country accepts with restrictions of its data and changes them; what violates one is told beforehand and refused, citing it.
import assert from "node:assert/strict";

export async function restrictions(as, mock) {
  const { world } = mock;
  const { operationId } = world.light;
  const serengeti = world.serengeti.operationId;
  const stored = (code, operation = operationId) => world.participations.find((one) => one.operationId === operation && one.country === code);
  const dialog = (page) => page.locator("dialog[open]");
  const row = (page, key) => dialog(page).locator(".caveat-row", { hasText: key });
  const add = async (page, rule) => {
    await dialog(page).getByLabel("Add a restriction").selectOption(rule);
    await dialog(page).getByRole("button", { name: "Add the restriction" }).click();
  };

  await as("ng-ncb", "/inbox", "restrictions: a country accepts with them alone, reads what they mean, and is told what is missing", async (page, sees) => {
    await page.locator(`[data-row="${operationId}"] a`).click();
    await page.getByRole("button", { name: "Accept with caveats or restrictions" }).click();
    await sees("No restriction: data goes to whom your officers give it.");
    await add(page, "notToCountries");
    await dialog(page).locator("button[type=submit]").click();
    await row(page, "not-to-countries-1").locator(".remark").first().waitFor();
    await row(page, "not-to-countries-1").getByLabel("Countries that it goes not to").selectOption("KE");
    await sees(/Data goes not to: .*Kenya/);
    await add(page, "leastHandling");
    await row(page, "least-handling-1").getByLabel("Packages are shared on with our consent alone").check();
    await sees(/Handled at least at .*TLP:AMBER.*; .*shared on with its consent alone/);
    await dialog(page).locator("button[type=submit]").click();
    await sees(/Your country takes part in/);
    assert.deepEqual(stored("NG").restrictions.map((one) => one.restriction.key), ["not-to-countries-1", "least-handling-1"]);
  });

  await as("planner", `/operations/${operationId}/countries`, "restrictions: who leads sees them", async (page, sees) => {
    await page.locator("tbody tr", { hasText: "Nigeria" }).first().getByRole("button", { name: "2 restrictions" }).click();
    await dialog(page).getByText(/Data goes not to: .*Kenya/).waitFor();
    assert.equal(await dialog(page).locator("li", { hasText: "In force" }).count(), 2);
  });

  await as("ng-ncb", `/operations/${operationId}`, "restrictions: what is added later is pending, and what stays stays in force", async (page, sees) => {
    await page.getByRole("button", { name: "Change the restrictions" }).click();
    await row(page, "least-handling-1").getByRole("button", { name: /^Remove: Least/ }).click();
    await add(page, "notToCountries");
    await row(page, "not-to-countries-2").getByLabel("Countries that it goes not to").selectOption("UG");
    await dialog(page).getByLabel("Reason").fill("The agreement has ended.");
    await dialog(page).locator("button[type=submit]").click();
    await sees("The restrictions are changed.");
    await page.locator(".caveats li", { hasText: "not-to-countries-2" }).getByText("Pending").waitFor();
    await page.locator(".caveats li", { hasText: "not-to-countries-1" }).getByText("In force").waitFor();
  });

  await as("ng-ncb", `/operations/${serengeti}/packages/new`, "restrictions: who gives is told beforehand, and the refusal cites the restriction", async (page, sees) => {
    stored("NG", serengeti).restrictions = [{ restriction: { key: "not-west", note: "No agreement on data (made up).", notToCountries: { countries: ["GH"] } }, inForceTime: world.at(-1000) }];
    await page.reload();
    const form = page.getByRole("form", { name: "Draft a package" });
    const ghana = form.locator(".choose label").filter({ has: page.locator(".country-code", { hasText: /^GH$/ }) }).locator("input");
    await form.getByLabel("Title").fill("Numbers of a call centre");
    await form.getByLabel("Text", { exact: true }).fill("They ring at the same hours.");
    await ghana.check();
    await sees("By a restriction of your country this would be refused:");
    await sees(/Its data goes not to .*Ghana/);
    await form.getByRole("button", { name: "Save as a draft" }).click();
    await sees("A restriction of the country whose data this is does not allow it.");
    await page.locator(".refusal").getByText("not-west").waitFor();
    await page.locator(".refusal").getByText("No agreement on data (made up).").waitFor();
    await ghana.uncheck();
    await form.locator(".choose label").filter({ has: page.locator(".country-code", { hasText: /^SN$/ }) }).locator("input").check();
    await form.getByRole("button", { name: "Save as a draft" }).click();
    await sees("Numbers of a call centre is drafted.");
    stored("NG", serengeti).restrictions = [];
  });
}
