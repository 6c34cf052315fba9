// Rates: what money was worth on a day, recorded where an amount stands without one.
import assert from "node:assert/strict";

export async function rates(as, mock) {
  const { world } = mock;

  await as("planner", "/rates?code=NGN&quote=USD", "a rate is recorded, kept over a reload until then, and refused at its field", async (page, sees) => {
    const form = page.getByRole("form", { name: "Record a rate" });
    assert.equal(await form.getByLabel("Code").inputValue(), "NGN", "it begins with the amount that has none");
    await form.getByLabel("Day").fill("2999-01-01");
    await form.getByLabel("Rate", { exact: true }).fill("0,000652");
    await form.getByLabel("Source").fill("Central Bank of Nigeria");
    await page.reload();
    assert.equal(await form.getByLabel("Source").inputValue(), "Central Bank of Nigeria");
    await form.getByRole("button", { name: "Record a rate" }).click();
    await sees("The day has not begun anywhere yet.");
    await form.getByLabel("Day").fill("2025-07-01");
    await form.getByRole("button", { name: "Record a rate" }).click();
    await sees("The rate of NGN on 2025-07-01 is recorded");
    const made = world.rates.find((one) => one.day === "2025-07-01");
    assert.deepEqual([made.rate, made.quoteCurrency, made.scheme, made.version], ["0.000652", "USD", "MONEY_SCHEME_ISO_4217", "1"]);
  });

  await as("planner", "/rates", "a rate is corrected from its row", async (page, sees) => {
    const wrong = world.rates.find((one) => one.day === "2025-07-01");
    await page.getByRole("button", { name: `Correct ${wrong.code} ${wrong.day}` }).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("0.00066");
    await page.keyboard.press("Enter");
    await sees("0.00066 USD");
    assert.equal(world.rates.find((one) => one.day === "2025-07-01").version, "2");
  });

  await as("leadership", "/rates", "who may not record reads by whose word a figure stands", async (page, sees) => {
    await sees("Rates are recorded by planners");
    await sees("Demonstration, made up");
    assert.equal(await page.getByRole("button", { name: /^Correct/ }).count(), 0);
  });
}
