// Help: of the page at hand, beside it; found by words without accents; a page on a phone; on paper without what stands around it.
import assert from "node:assert/strict";

export async function help(as, mock) {
  const operation = `/operations/${mock.world.serengeti.operationId}`;
  const panel = (page) => page.locator("aside.help");
  const focused = (page) => page.evaluate(() => document.activeElement.className);

  await as("planner", `${operation}/hotspots`, "help: the topic of the page opens beside it and gives the focus back", async (page) => {
    const button = page.getByRole("button", { name: "Help with this page" });
    await button.click();
    await panel(page).getByRole("heading", { level: 2, name: "Hotspots" }).waitFor();
    assert.equal(await focused(page), "help");
    const { y } = await page.getByRole("heading", { level: 1, name: "Hotspots" }).boundingBox();
    assert.ok(y > 0 && y < 300, `the page stays where it is, and not ${y} px down`);
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "detached" });
    assert.match(await focused(page), /help-button/);
  });

  await as("planner", `${operation}/hotspots`, "help: a word is followed to its place, and the next page has its own topic", async (page) => {
    await page.keyboard.press("F1");
    await panel(page).getByRole("link", { name: "lead", exact: true }).click();
    await panel(page).locator("dfn.here", { hasText: "Lead" }).waitFor();
    assert.match(page.url(), /hotspots$/);
    await page.getByRole("link", { name: "Outcome", exact: true }).click();
    await panel(page).getByRole("heading", { level: 2, name: "The outcome" }).waitFor();
    await panel(page).getByRole("link", { name: "All topics" }).click();
    await page.getByRole("heading", { level: 1, name: "Help" }).waitFor();
    assert.equal(await panel(page).count(), 0);
  });

  await as("planner", "/operations", "help: is written in a field beside it, and F1 closes it from there", async (page) => {
    await page.keyboard.press("F1");
    await panel(page).getByRole("heading", { level: 2 }).waitFor();
    const words = page.getByRole("searchbox");
    await words.fill("sereng");
    await page.waitForURL(/find=sereng/);
    await page.keyboard.press("F1");
    await panel(page).waitFor({ state: "detached" });
    assert.ok(await words.evaluate((field) => field === document.activeElement), "the focus stays in the field");
  });

  await as("ng-ncb", "/help", "help: topics are found by words, and the address keeps them", async (page, sees) => {
    await page.getByRole("searchbox").fill("letter of request");
    await sees(/\d topics/);
    await page.waitForURL(/find=letter/);
    await page.getByRole("link", { name: "Intelligence packages" }).click();
    await page.getByRole("heading", { level: 1, name: "Intelligence packages" }).waitFor();
    await page.goBack();
    assert.equal(await page.getByRole("searchbox").inputValue(), "letter of request");
    await page.getByRole("searchbox").fill("zebra");
    await sees("No topic has these words.");
  });

  await as("ng-ncb", "/help?find=" + encodeURIComponent("الاوامر"), "help: Arabic is found without its marks", async (page) => {
    await page.locator(".help-list a", { hasText: "الأوامر" }).first().waitFor();
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  }, { language: "ar" });

  await as("ng-field", "/inbox", "help: is a page on a phone, and the way back leads back", async (page) => {
    await page.locator(".help-button").click();
    await page.waitForURL(/\/help\/inbox$/);
    await page.getByRole("heading", { level: 1, name: "Inbox" }).waitFor();
    await page.goBack();
    await page.waitForURL(/\/inbox$/);
  }, { width: 360, height: 780 });

  await as("leadership", "/help/words#provisional", "help: a word has an address, and the page prints alone", async (page) => {
    await page.locator("dfn#provisional.here").waitFor();
    const { y } = await page.locator("dfn#provisional").boundingBox();
    assert.ok(y > 0 && y < 900, `the word stands ${y} px down`);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".help-text").isVisible());
    for (const around of [".rail", ".top", ".help-beside"]) assert.equal(await page.locator(around).isVisible(), false, around);
  });

  await as("planner", "/operations", "help: g and ? open it, with the Shift that ? needs", async (page) => {
    await page.keyboard.press("g");
    await page.keyboard.press("Shift+Slash");
    await page.waitForURL(/\/help$/);
  });

  await as("planner", "/operations", "help: the search box finds a topic", async (page) => {
    await page.keyboard.press("Control+k");
    await page.locator(".palette input").fill("restrictions of data");
    await page.getByRole("option", { name: /Restrictions of data/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/help\/restrictions$/);
  });
}
