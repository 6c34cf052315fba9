// Somebody asks what was changed, by whom and why, and what it was before; on a desk and on a phone.
import assert from "node:assert/strict";

export async function history(as, mock) {
  const { world } = mock;
  const { operationId } = world.serengeti;
  const path = `/operations/${operationId}/history`;
  const spot = world.hotspots.find((one) => one.operationId === operationId && one.state === "HOTSPOT_STATE_CONFIRMED" && one.spec.country === "NG");

  await as("planner", `/operations/${operationId}/plan`, "history: from the plan to who changed it and what the newest change did", async (page, sees) => {
    await page.getByRole("link", { name: "History", exact: true }).click();
    await page.waitForURL(/\/history$/);
    await sees("Plan approved");
    await sees("Asked by the lead");
    await sees("Lea Martin");
    await page.locator(".difference dt", { hasText: "State" }).first().waitFor();
    await page.getByRole("row", { name: /Operation created/ }).getByRole("link").click();
    await page.waitForURL(/to=/);
    await sees("As it was:");
    await page.reload();
    await sees("As it was:");
    await page.getByRole("button", { name: "Show the newest change" }).click();
    await sees("Between");
  });

  await as("planner", `${path}?hotspot=${spot.hotspotId}`, "history: a moment before there was anything is told in words, and another is compared with now", async (page, sees) => {
    await sees("Hotspot revised");
    await page.getByLabel("From, UTC").fill("2020-01-01T00:00");
    await sees("There was nothing at that moment that you could have read.");
    await page.getByLabel("From, UTC").fill(spot.createTime.slice(0, 10) + "T23:59");
    await page.getByLabel("To, UTC").fill("");
    await sees("now");
  });

  await as("ng-ncb", `${path}?hotspot=${spot.hotspotId}`, "history: a country is not told who else changed a hotspot", async (page, sees) => {
    await sees("Hotspot revised");
    await sees("Not told");
    for (const name of ["planner", "Kim Larsen"]) assert.equal(await page.getByText(name, { exact: false }).count(), 0);
  });

  await as("ng-ncb", `/operations/${operationId}`, "history: a country reads its own answers", async (page, sees) => {
    await page.getByRole("link", { name: "History", exact: true }).click();
    await page.waitForURL(/country=NG/);
    await sees("Country invited");
  }, { width: 360, height: 780 });
}
