// What an outcome shows: silence beside what is credited, amounts beside their countries, a map that does not come.
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

  for (const [size, width] of [["desk", 1440], ["phone", 360]]) {
    await as("leadership", outcome, `in Arabic each country stands beside its own amount (${size})`, async (page) => {
      await page.locator(".since .whole").first().waitFor();
      const torn = await page.evaluate(() => {
        /** Where a part of a text stands, line by line. */
        const boxes = (text, from, to) => {
          const range = document.createRange();
          range.setStart(text, from);
          range.setEnd(text, to);
          return [...range.getClientRects()].filter((one) => one.width > 1);
        };
        const found = [];
        for (const list of document.querySelectorAll(".since .whole")) {
          const text = list.firstChild;
          const items = [...text.data.matchAll(/[A-Za-z’'ôé ]{4,}[^A-Za-z+−]*[+−][\d,.]+/g)].map((one) => ({ told: one[0], lines: boxes(text, one.index, one.index + one[0].length) }));
          if (items.length < 2) found.push(`only ${items.length} items in ${text.data}`);
          for (const one of items) {
            for (const other of items) {
              if (one === other) continue;
              const mixed = one.lines.some((a) => other.lines.some((b) => Math.abs(a.top - b.top) < 4 && Math.min(...sides(one, a)) < b.left + b.width / 2 && b.left + b.width / 2 < Math.max(...sides(one, a))));
              if (mixed) found.push(`${other.told} within ${one.told}`);
            }
          }
        }
        /** How far an item reaches on the line of one of its parts. */
        function sides({ lines }, line) {
          return lines.filter((one) => Math.abs(one.top - line.top) < 4).flatMap((one) => [one.left, one.right]);
        }
        return found;
      });
      assert.deepEqual(torn, []);
    }, { width, height: 900, language: "ar" });
  }

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
