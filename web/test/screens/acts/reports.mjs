// What people have reported of other products of this kind, tried on these pages. Each names the report.
import assert from "node:assert/strict";
import { emptied, filled, longNamed } from "../../mock/world.mjs";
import { pages } from "../pages.mjs";

const PHONE = { width: 360, height: 740 };

export async function reports(as, mock) {
  const { world } = mock;
  const operation = world.serengeti.operationId;
  const results = `/operations/${operation}/results`;
  const provisional = () => world.results.filter((one) => one.country === "NG" && one.state === "RESULT_STATE_PROVISIONAL");

  // OpenCTI-Platform/opencti#1504 and #6188: "select all" reached beyond what the filter showed.
  await as("ng-ncb2", `/operations/${operation}/submissions`, "opencti#1504: what a filter hides is not among what is selected", async (page) => {
    await page.getByRole("link", { name: "EFCC-WEEK-46" }).waitFor();
    await page.locator("thead input[type=checkbox]").click();
    const named = await page.getByRole("button", { name: /^Validate \d+ as a whole/ }).textContent();
    assert.equal(named.match(/\d+/)[0], String(await page.locator("tbody input:checked").count()));
    await page.getByLabel("State").selectOption("SUBMISSION_STATE_ACCEPTED");
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 3);
    const then = await page.getByRole("button", { name: /^Validate \d+ as a whole/ }).textContent();
    assert.equal(then.match(/\d+/)[0], String(await page.locator("tbody input:checked").count()));
    await page.getByLabel("State").selectOption("SUBMISSION_STATE_VALIDATED");
    await page.getByRole("link", { name: "EFCC-WEEK-45" }).waitFor();
    await page.getByRole("button", { name: "Validate 0 as a whole" }).waitFor();
  });

  // OpenCTI-Platform/opencti#11723: what was taken out after "select all" was changed all the same.
  await as("ng-ncb2", "/validate", "opencti#11723: what is taken out of all that are selected stays as it is", async (page, sees) => {
    const before = provisional().length;
    await page.locator("thead input[type=checkbox]").click();
    const [one, other] = ["ARR-07", "ARR-08"];
    for (const reference of [one, other]) await page.getByRole("checkbox", { name: `Select ${reference}` }).click();
    await page.getByRole("button", { name: `Validate ${before - 2} selected` }).click();
    await sees(`${before - 2} results are validated.`);
    assert.deepEqual(provisional().map((row) => row.spec.reference).sort(), [one, other]);
  });

  // OpenCTI-Platform/opencti#7754: the search of the address was not in its box when one came back.
  await as("planner", "/operations", "opencti#7754: a search is in its box when one comes back", async (page) => {
    const box = page.getByRole("searchbox");
    await box.fill("jackal");
    await page.getByRole("link", { name: /^Jackal/ }).click();
    await page.getByRole("heading", { level: 1, name: /^Jackal/ }).waitFor();
    await page.goBack();
    assert.equal(await box.inputValue(), "jackal");
    assert.equal(await page.locator("tbody tr").count(), 1);
  });

  // OpenCTI-Platform/opencti#15559: a filter that is broken kept its person out of the page for good.
  await as("planner", `/operations/${operation}/tasks?state=NO_SUCH_STATE&kind=nothing&country=QQ&late=maybe&task=not-an-id`, "opencti#15559: filters that mean nothing keep nobody out", async (page, sees) => {
    await sees("No task fits these filters.");
    const filters = page.locator(".filters select");
    for (let at = 0; at < (await filters.count()); at++) await filters.nth(at).selectOption("");
    await page.getByRole("checkbox", { name: "Late only" }).uncheck();
    await page.getByRole("row").nth(5).waitFor();
  });

  // OpenCTI-Platform/opencti#122, dotCMS/core#36508: a file from a spreadsheet begins with a mark, and has semicolons.
  await as("ng-field", `/report?kind=table&operation=${operation}`, "opencti#122: a table out of a spreadsheet is read, mark, semicolons and all", async (page, sees) => {
    const text = "\ufeffKind;Reference;Occurred_time;Number\r\npersons_arrested;XL-1;2026-11-17 05:05;4\r\nnil_return;XL-2;2026-11-18;\r\n";
    await page.locator("input[type=file]").setInputFiles({ name: "week 48.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await sees("2 good lines, 0 bad");
    assert.equal(await page.getByLabel("Reference of the whole").inputValue(), "week-48");
  });

  // civiform/civiform#2469: whoever clicked twice had sent two.
  await as("ng-field", `/report?operation=${operation}`, "civiform#2469: who clicks twice reports once", async (page, sees) => {
    await page.getByLabel("Number").fill("3");
    await page.getByLabel("Reference").fill("TWICE-1");
    await page.getByLabel("When it happened, UTC").fill("2026-11-20T04:00");
    await page.getByRole("button", { name: "Report the result" }).dblclick();
    await sees("Reported: TWICE-1");
    assert.equal(world.results.filter((one) => one.spec.reference === "TWICE-1").length, 1);
    assert.equal(await page.locator(".refusal").count(), 0);
  });

  // CommunityHoneyNetwork/CHN-Server#49, FreeTAKTeam/UI#24: times of one zone were read as those of another.
  await as(
    "ng-ncb",
    `/inbox?task=${world.tasks[0].taskId}`,
    "CHN-Server#49: a time says its zone, and the reader's own beside it",
    async (page) => {
      const told = await page.locator(".detail time.when").first().textContent();
      assert.match(told, /^\w{3} \d+ \w{3} \d{4}.*\d\d:\d\d UTC .*your time \(.*UTC\+5:45/);
    },
    { timezone: "Asia/Kathmandu" },
  );

  // msupply-foundation/open-msupply#10585: notices on the wrong side, digits of the other kind, parts not turned round.
  await as(
    "ng-ncb",
    `/inbox?task=${world.tasks[2].taskId}`,
    "open-msupply#10585: in Arabic a notice stands within the page and digits are the ones that figures have",
    async (page) => {
      Object.assign(world.tasks[2], { state: "TASK_STATE_ASSIGNED" });
      await page.reload();
      await page.locator(".decide .button.main").waitFor();
      await page.keyboard.press("b");
      const box = await page.locator(".notice").boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 360, `the notice stands at ${box.x}`);
      assert.equal(/[٠-٩]/.test(await page.locator("body").textContent()), false);
    },
    { ...PHONE, language: "ar" },
  );

  // OpenCTI-Platform/opencti#10903 and #15159: going fast through a long list came to blank pages.
  await as("planner", "/operations", "opencti#10903: ten thousand rows are there wherever one goes in them, and fast", async (page) => {
    filled(world, 10_000);
    for (const path of ["tasks", "results"]) {
      await page.goto(`${mock.address}/operations/${operation}/${path}`);
      await page.locator("tbody tr[data-index]").first().waitFor({ timeout: 20_000 });
      for (const share of [1, 0.3, 0.9, 0.5]) await page.evaluate((to) => scrollTo(0, document.body.scrollHeight * to), share);
      await page.waitForTimeout(300);
      const seen = await page.evaluate(() => [...document.querySelectorAll("tbody tr[data-index]")].filter((row) => { const { top, bottom } = row.getBoundingClientRect(); return bottom > 0 && top < innerHeight; }).length);
      assert.ok(seen > 8, `${seen} rows of ${path} are in sight`);
      assert.ok((await page.locator("tbody tr").count()) < 150, "only what is looked at is there");
    }
    await page.getByText("The first 10,000 are listed.").waitFor();
    const began = Date.now();
    await page.keyboard.press("Control+k");
    await page.locator("dialog input").fill("MANY-05000");
    await page.getByRole("option", { name: /MANY-05000/ }).waitFor();
    assert.ok(Date.now() - began < 2_000, `found after ${Date.now() - began} ms`);
  });
  // A browser goes on shut after this: what was filled is taken out again.
  world.tasks.splice(0, world.tasks.length, ...world.tasks.filter((one) => !one.spec.title.startsWith("Inspect call centre ")));
  world.results.splice(0, world.results.length, ...world.results.filter((one) => !one.spec.reference.startsWith("MANY-")));

  // MISP/MISP#512, #340 and #8425: long values without a blank blew up the page.
  const long = pages(world).filter(({ name, person }) => person && !["palette", "keys", "offline"].includes(name));
  longNamed(world);
  for (const size of process.env.SHORT === "1" ? [PHONE] : [undefined, PHONE]) {
    await as("planner", "/operations", `MISP#512: names of any length stay within the page, at ${size?.width ?? 1440} px`, async (page) => {
      const wide = [];
      for (const { name, person, path } of long) {
        await page.context().addCookies([{ name: "mock", value: person, url: mock.address }]);
        await page.goto(mock.address + path);
        await page.waitForFunction(() => document.querySelector("h1") && !document.querySelector(".loading"));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) wide.push(`${name} by ${over} px`);
      }
      assert.deepEqual(wide, []);
    }, size);
  }

  // Nothing of anything: every page says what would be here, and fails nowhere.
  emptied(world);
  for (const person of ["planner", "ng-ncb", "leadership"]) {
    await as(person, "/", `a new installation is empty and broken nowhere for ${person}`, async (page) => {
      const said = [];
      page.on("pageerror", (fault) => said.push(String(fault)));
      const own = person === "ng-ncb" ? ["/inbox", "/report", "/validate", "/figures"] : [];
      for (const path of ["/operations", "/outcome", ...own, results]) {
        await page.goto(mock.address + path);
        await page.waitForFunction(() => !document.querySelector(".loading") && (document.querySelector("#main")?.textContent ?? "").trim().length > 20);
        assert.equal(await page.getByText("stopped working").count(), 0, path);
      }
      assert.deepEqual(said, []);
    });
  }
}
