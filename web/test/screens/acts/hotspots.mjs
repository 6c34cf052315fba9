// Hotspots: found, added with what may be the same beside them, revised, confirmed, closed and merged.
import assert from "node:assert/strict";

export async function hotspots(as, mock) {
  const { world } = mock;
  const path = `/operations/${world.serengeti.operationId}/hotspots`;
  const named = (name) => world.hotspots.find((one) => one.spec.name === name);

  await as("planner", path, "hotspots are narrowed by words, risk and place, and the address keeps it", async (page, sees) => {
    await sees("10 hotspots");
    await page.getByLabel("Words in a name").fill("business");
    await sees("1 hotspot");
    await page.reload();
    await sees("1 hotspot");
    await page.getByLabel("Words in a name").fill("");
    await page.getByLabel("Risk at least").selectOption("RISK_GRADE_CRITICAL");
    await sees("2 hotspots");
    await page.getByLabel("Place or box").fill("6.43, 3.42");
    await sees("1 hotspot");
    await page.getByLabel("Place or box").fill("Lagos");
    await sees("A place as 6.4281, 3.4219, or");
    await page.getByLabel("Place or box").fill("10, 20 / -30, 40");
    await page.getByRole("link", { name: "Business park" }).waitFor();
    await page.getByLabel("Place or box").fill("80, 20 / 81, 40");
    await sees("No hotspot fits");
  });

  await as("ng-ncb", `${path}/new`, "a country adds a hotspot at coordinates as they are pasted, and is shown what may be the same", async (page, sees) => {
    const form = page.getByRole("form", { name: "Add a hotspot" });
    await form.getByLabel("Name", { exact: true }).fill("Gate of the compound");
    await form.getByRole("button", { name: "Add a hotspot" }).click();
    await sees("This is needed.");
    await form.getByLabel("Coordinates").fill("6 25 41.16, 3 25");
    await form.getByLabel("Grounds").fill("A neighbour saw it.");
    await sees("Line 1 is not read as a place");
    await form.getByLabel("Coordinates").fill("6°25′41.16″N 3°25′18.84″E");
    await sees("6°25′41.2″N 3°25′18.8″E");
    await sees("Perhaps the same");
    await page.getByRole("link", { name: "Compound at the lagoon" }).waitFor();
    await form.getByLabel("Risk").selectOption("RISK_GRADE_HIGH");
    await form.getByLabel("Time zone").fill("Africa/Lekki");
    await page.reload();
    assert.equal(await form.getByLabel("Grounds").inputValue(), "A neighbour saw it.", "what is typed is kept");
    await form.getByRole("button", { name: "Add a hotspot" }).click();
    await sees("There is no time zone of this name");
    await form.getByLabel("Time zone").fill("Africa/Lagos");
    await form.getByRole("button", { name: "Add a hotspot" }).click();
    await sees("Gate of the compound is added.");
    const { spec, addedByCountry } = named("Gate of the compound");
    assert.deepEqual([spec.country, addedByCountry, spec.physical.point], ["NG", "NG", { latitude: 6.4281, longitude: 3.4219 }]);
  });

  await as("planner", `${path}/new`, "an area of a hotspot is closed by its first corner, and one over the 180th meridian is refused at its field", async (page, sees) => {
    const form = page.getByRole("form", { name: "Add a hotspot" });
    await form.getByLabel("Name", { exact: true }).fill("Bay");
    await form.getByLabel("Country", { exact: true }).selectOption("FJ");
    await form.getByLabel("Coordinates").fill("-17, 179\n-17, -179");
    await form.getByLabel("Grounds").fill("Boats meet there.");
    await sees("Two lines are neither a point nor an area");
    await form.getByLabel("Coordinates").fill("-17, 179\n-17, -179\n-16, 179");
    await sees("An area with 3 corners");
    await form.getByLabel("Time zone").fill("Pacific/Fiji");
    await form.getByLabel("Risk").selectOption("RISK_GRADE_LOW");
    await form.getByRole("button", { name: "Add a hotspot" }).click();
    await sees("The area crosses the 180th meridian");
    await form.getByLabel("Coordinates").fill("-17, 178\n-17, 179\n-16, 179");
    await form.getByRole("button", { name: "Add a hotspot" }).click();
    await sees("Bay is added.");
    assert.deepEqual(named("Bay").spec.physical.area.ring.map((one) => one.longitude), [178, 179, 179, 178]);
  });

  await as("planner", `${path}?hotspot=${named("Gate of the compound")?.hotspotId ?? ""}`, "a hotspot that a country added is confirmed, revised, and proposed again", async (page, sees) => {
    await page.getByRole("button", { name: "Confirm" }).click();
    await sees("Gate of the compound is confirmed.");
    await page.getByRole("link", { name: "Revise" }).click();
    await sees("a planner has to confirm it again");
    await page.getByRole("button", { name: "Add a source" }).click();
    await page.getByLabel("Source 1", { exact: true }).fill("A report (made up)");
    await page.getByLabel("Evaluation").fill("B2");
    await page.getByLabel("Grounds").fill("Two neighbours saw it.");
    await sees("An evaluation has a code and its scheme");
    await page.getByLabel("Scheme").selectOption("EVALUATION_SCHEME_ADMIRALTY");
    await page.getByRole("button", { name: "Revise" }).click();
    await sees("Gate of the compound is revised.");
    const one = named("Gate of the compound");
    assert.deepEqual([one.state, one.spec.sources.at(-1).evaluation, one.version], ["HOTSPOT_STATE_PROPOSED", "B2", "3"]);
  });

  const gate = named("Gate of the compound");
  await as("planner", `${path}/new?revise=${gate?.hotspotId ?? ""}`, "a hotspot that another revises while one does is told, and neither's words are lost", async (page, sees) => {
    await page.getByLabel("Grounds").fill("Three neighbours saw it.");
    Object.assign(gate, { version: "4", spec: { ...gate.spec, risk: "RISK_GRADE_CRITICAL" } });
    await page.getByRole("button", { name: "Revise" }).click();
    await sees("It has changed since you opened it.");
    assert.equal(await page.getByLabel("Grounds").inputValue(), "Three neighbours saw it.");
    await page.reload();
    await sees("It has changed since you opened it.");
    await page.getByRole("button", { name: "I have read it" }).click();
    assert.equal(await page.getByLabel("Risk").inputValue(), "RISK_GRADE_CRITICAL");
    await page.getByRole("button", { name: "Revise" }).click();
    await sees("Gate of the compound is revised.");
    assert.deepEqual([gate.version, gate.spec.risk, gate.spec.grounds], ["5", "RISK_GRADE_CRITICAL", "Three neighbours saw it."]);
  });

  await as("planner", `${path}?hotspot=${named("Compound at the lagoon (made up)").hotspotId}`, "two hotspots are merged, and it is said before who sees what both say", async (page, sees) => {
    await page.locator(".near li", { hasText: "Lagoon compound" }).getByRole("button", { name: "Merge" }).click();
    await sees("Afterwards it is seen by the countries that see both");
    await page.getByRole("dialog").getByRole("button", { name: "Merge" }).click();
    await sees("Lagoon compound (made up) is merged into Compound at the lagoon (made up).");
    const [kept, other] = ["Compound at the lagoon (made up)", "Lagoon compound (made up)"].map(named);
    assert.deepEqual([other.state, other.mergedIntoId, kept.spec.visibleTo], ["HOTSPOT_STATE_MERGED", kept.hotspotId, []]);
    await page.locator(".near li", { hasText: "Lagoon compound" }).waitFor({ state: "detached" });
    await page.locator(".detail").getByRole("link", { name: "Lagoon compound" }).click();
    await sees("It was merged into another hotspot.");
    assert.equal(await page.locator(".decide").count(), 0);
  });

  const gatePath = `${path}?hotspot=${gate?.hotspotId ?? ""}`;
  await as("planner", `${path}?hotspot=${named("Compound at the lagoon (made up)").hotspotId}`, "a hotspot says where activity moved to from it, and leads there", async (page, sees) => {
    await sees("Displaced to");
    await page.getByRole("link", { name: "Guest house at the crossing" }).last().click();
    await sees("Displaced from");
  });

  await as("planner", gatePath, "the dialog that merges hotspots is open after a reload, the way back closes it, and it leads to the one that goes on", async (page, sees) => {
    const { hotspotId } = named("Compound at the lagoon (made up)");
    const dialog = page.locator("dialog[open]");
    const merge = page.locator(".near li", { hasText: "Compound at the lagoon" }).getByRole("button", { name: "Merge" });
    await merge.click();
    await dialog.getByLabel("Compound at the lagoon (made up)").waitFor();
    assert.equal(new URL(page.url()).searchParams.get("dialog"), `merge.${hotspotId}`);
    await page.reload();
    await dialog.getByLabel("Compound at the lagoon (made up)").waitFor();
    await page.goBack();
    await dialog.waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => location.pathname + location.search), gatePath);
    await merge.click();
    await dialog.getByLabel("Compound at the lagoon (made up)").check();
    await dialog.getByRole("button", { name: "Merge" }).click();
    await sees("Gate of the compound is merged into Compound at the lagoon (made up).");
    await page.getByRole("heading", { level: 2, name: "Compound at the lagoon (made up)" }).waitFor();
    assert.equal(await page.evaluate(() => location.pathname + location.search), `${path}?hotspot=${hotspotId}`);
    assert.deepEqual([gate.state, gate.mergedIntoId], ["HOTSPOT_STATE_MERGED", hotspotId]);
  });

  await as("ng-ncb", `${path}?hotspot=${named("Cargo terminal (made up)").hotspotId}`, "a country closes one of its hotspots with a reason", async (page, sees) => {
    assert.equal(await page.getByRole("button", { name: "Confirm" }).count(), 0);
    await page.getByRole("button", { name: "Close it" }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("The terminal was torn down.");
    await page.getByRole("dialog").getByRole("button", { name: "Close it" }).click();
    await sees("Cargo terminal (made up) is closed.");
    await sees("The terminal was torn down.");
  });
}
