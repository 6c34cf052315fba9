// Every role of the contract goes to every place that it is offered: nothing there is refused.
import assert from "node:assert/strict";

const people = ["planner", "approver", "duty", "reviewer", "leadership", "ng-lead", "ng-ncb", "ng-field", "ng-planner", "gh-approver", "auditor", "dpo", "admin"];

export async function roles(as, mock) {
  const operation = `/operations/${mock.world.serengeti.operationId}`;
  for (const person of people) {
    await as(person, "/", `nothing that ${person} is offered is refused`, async (page) => {
      const refused = [];
      page.on("response", (response) => response.status() === 403 && refused.push(`${new URL(page.url()).pathname}: ${response.url()}`));
      const offered = () => page.locator(".rail a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      const visited = new Set();
      const first = new URL(page.url()).pathname;
      const left = [first, ...(await offered()), ...(["dpo", "admin"].includes(person) ? [] : [operation])];
      for (let path = left.shift(); path; path = left.shift()) {
        if (visited.has(path)) continue;
        visited.add(path);
        await page.goto(mock.address + path);
        await page.locator("main h1:visible").first().waitFor();
        await page.waitForFunction(() => !document.querySelector(".loading"));
        left.push(...(await offered()));
        assert.equal(await page.locator(".empty[role=alert], .refusal").count(), 0, path);
      }
      assert.deepEqual(refused, []);
    });
  }

  await as("admin", "/operations", "a page that was refused says so, and the way out", async (page, sees) => {
    await sees("The page was refused.");
    await sees("Ask your contact point for the role");
    await sees(/Reference .?[0-9a-f]{8}/);
    assert.equal(await page.getByRole("button", { name: "Try again" }).count(), 0);
    await page.getByRole("link", { name: "To the first page" }).click();
    await page.getByRole("heading", { name: "Directory of countries" }).waitFor();
  });
}
