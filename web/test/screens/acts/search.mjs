// Operations are looked for at the server: by words, filters and over everything; the address keeps what is asked.
import assert from "node:assert/strict";

export async function search(as) {
  await as("planner", "/operations", "search: operations are narrowed by words and filters, and the address keeps it", async (page, sees) => {
    const words = page.getByRole("searchbox");
    await words.fill("SERENG 2");
    await sees("1 operation");
    await page.getByRole("link", { name: "Serengeti 2.0" }).waitFor();
    await page.reload();
    assert.equal(await words.inputValue(), "SERENG 2", "what was looked for is kept");
    await sees("1 operation");
    await page.getByLabel("Mode").selectOption("exercise");
    await sees("No operation fits these filters.");
    await page.getByLabel("Mode").selectOption("");
    await words.fill("engeti");
    await sees("No operation fits these filters.");
    await words.fill("");
    await page.getByRole("link", { name: "Serengeti 2.0" }).waitFor();
    await page.getByLabel("Purpose").selectOption("PURPOSE_ASSET_RECOVERY");
    assert.match(page.url(), /purpose=PURPOSE_ASSET_RECOVERY/);
  });
}
