// Ways: where reading begins on another page, the way back from an act, what is printed.
import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { filled } from "../../mock/world.mjs";

export async function ways(as, mock) {
  const { world } = mock;
  const operation = world.serengeti.operationId;
  const focused = (page) => page.evaluate(() => document.activeElement?.tagName + " " + document.activeElement?.textContent.trim().slice(0, 60));

  for (const person of ["planner", "ng-ncb"]) {
    await as(person, `/operations/${operation}`, `what was taken out of order is found by both sides: ${person}`, async (page, sees) => {
      await sees("Some reports were taken out of order");
      await page.getByRole("link", { name: "1 marked task" }).click();
      await sees("Something was reported of these that was not due");
      await sees("Inspect a hotel, hotspot NG-H11");
      assert.equal(await page.locator("tbody tr").count(), 1);
      await page.getByRole("link", { name: "Inspect a hotel, hotspot NG-H11" }).click();
      await sees("it counts, and stays marked for both sides");
      await page.goto(`${mock.address}/operations/${operation}`);
      await page.getByRole("link", { name: "1 marked result" }).click();
      await page.getByRole("link", { name: "VIC-01" }).click();
      await sees("It was reported before the operation had begun");
    });
  }

  await as("leadership", "/operations", "the map draws the borders of the operator's file, and dashes those that are not settled", async (page, sees) => {
    const square = (code, arcs, more = {}) => ({ type: "Polygon", arcs, properties: { code, ...more } });
    const arcs = [[[4, 6], [4, 12], [12, 12]], [[12, 12], [12, 6]], [[12, 6], [4, 6]], [[12, 12], [18, 12], [18, 6], [12, 6]]];
    const own = { shapes: { type: "Topology", arcs, objects: { countries: { type: "GeometryCollection", geometries: [square("NG", [[0, 1, 2]]), square("NG", [[3, -2]], { unsettled: true })] } } }, dots: {} };
    await page.route("**/boundaries.json", (route) => route.fulfill({ json: own }));
    await page.goto(`${mock.address}/operations/${operation}/outcome`);
    await page.locator(".map svg[role=img]").waitFor();
    assert.equal(await page.locator(".map .place").count(), 2, "both parts of a country are drawn");
    assert.match((await page.locator(".map .dashed").getAttribute("d")) ?? "", /^M/);
    assert.equal((await page.locator(".map .border:not(.dashed)").getAttribute("d")) ?? "", "");
    await sees("Dashed: border not settled.");
  });

  await as("planner", "/operations", "on another page focus and title are the page's", async (page) => {
    await page.getByRole("link", { name: /^Serengeti/ }).click();
    await page.getByRole("heading", { level: 1, name: /^Serengeti/ }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "H1" && document.activeElement.textContent.startsWith("Serengeti"));
    for (const [link, title] of [["Countries", "Countries"], ["Tasks", "Tasks"], ["Results", "Results"], ["Submissions", "Submissions"], ["Plan", /^Plan/]]) {
      await page.locator(".rail").getByRole("link", { name: link, exact: true }).click();
      await page.waitForFunction((path) => location.pathname.endsWith(path) && document.activeElement?.tagName === "H1", link.toLowerCase());
      assert.match(await page.title(), new RegExp(`${title.source ?? title}.* · Cordon$`));
      assert.match(await focused(page), new RegExp(title.source?.slice(1) ?? title));
    }
  });

  await as("ng-ncb", `/inbox?task=${world.tasks[2].taskId}`, "Escape closes what lies on top, and nothing beneath it", async (page, sees) => {
    await sees("Cargo terminal, Lagos");
    const dialog = page.locator("dialog[open]");
    const ways = [
      [/^Report what happened/, "input[type=radio]"],
      [/Assign to another team/, "button"],
      [undefined, "input[type=checkbox]"],
    ];
    for (const [button, inside] of ways) {
      if (button) await page.locator(".detail").getByRole("button", { name: button }).click();
      else await page.keyboard.press("?");
      await dialog.locator(inside).first().focus();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      assert.match(page.url(), /task=/, `${inside} in a dialog`);
    }
    await page.locator("details.menu > summary").click();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("details.menu").open);
    assert.match(page.url(), /task=/, "the menu of the person");
    await page.locator(".detail").waitFor();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !location.search.includes("task="));
  });

  await as("ng-ncb", `/inbox?task=${world.tasks[2].taskId}`, "after a dialog focus is where it was, and never nowhere", async (page, sees) => {
    await sees("Cargo terminal, Lagos");
    const assign = page.getByRole("button", { name: /Assign to another team/ });
    await assign.focus();
    await page.keyboard.press("Enter");
    await page.locator("dialog input").waitFor();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement?.textContent.startsWith("Assign to another team"));
    await page.getByRole("button", { name: /^Start/ }).focus();
    await page.keyboard.press("Enter");
    await sees("Started: Inspect the cargo terminal");
    await page.waitForFunction(() => document.activeElement !== document.body);
    assert.match(await focused(page), /^H2 Inspect the cargo terminal/);
  });

  await as("ng-ncb", `/operations/${operation}/tasks?state=TASK_STATE_ASSIGNED`, "a task goes back to the team that had it", async (page, sees) => {
    const task = world.tasks.find((one) => one.executorCountry === "NG" && one.state === "TASK_STATE_ASSIGNED");
    const team = task.team;
    await page.goto(`${mock.address}/inbox?task=${task.taskId}`);
    await page.getByRole("button", { name: /Assign to another team/ }).click();
    await page.locator("dialog input").fill("Night shift");
    await page.keyboard.press("Enter");
    await sees("Night shift has it now");
    assert.equal(task.team, "Night shift");
    await page.keyboard.press("z");
    await sees("Taken back.");
    assert.equal(task.team, team);
  });

  await as("ng-ncb", `/inbox?task=${world.tasks[2].taskId}`, "what was begun meanwhile is not taken back, and says why", async (page, sees) => {
    const task = world.tasks[2];
    Object.assign(task, { state: "TASK_STATE_ASSIGNED", team: "Day shift", startedTime: undefined });
    await page.reload();
    await page.getByRole("button", { name: /Assign to another team/ }).click();
    await page.locator("dialog input").fill("Night shift");
    await page.keyboard.press("Enter");
    await sees("Night shift has it now");
    Object.assign(task, { state: "TASK_STATE_IN_PROGRESS", version: "99" });
    await page.getByRole("button", { name: /^Undo/ }).click();
    await sees(/It could not be taken back\. Somebody else has changed it/);
    assert.equal(task.team, "Night shift");
  });

  await as("planner", `/operations/${operation}/plan`, "a revision is taken back from review by its author", async (page, sees) => {
    world.serengeti.openRevision.state = "PLAN_STATE_DRAFT";
    await page.reload();
    await page.getByRole("button", { name: /^Submit revision/ }).click();
    await sees("is before the approvers");
    await page.getByRole("button", { name: /^Undo/ }).click();
    await sees("Taken back.");
    assert.equal(world.serengeti.openRevision.state, "PLAN_STATE_DRAFT");
  });

  await as("ng-field", `/report?operation=${operation}`, "a form that was cleared comes back", async (page) => {
    await page.getByLabel("Number").fill("77");
    await page.getByRole("button", { name: "Clear the form" }).click();
    assert.equal(await page.getByLabel("Number").inputValue(), "");
    await page.getByRole("button", { name: /^Undo/ }).click();
    assert.equal(await page.getByLabel("Number").inputValue(), "77");
  });

  await as("ng-ncb", `/operations/${operation}/results`, "results and tasks that were listed are found from the box", async (page) => {
    await page.getByRole("link", { name: "ARR-05" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("arr-05");
    await page.getByRole("option", { name: /ARR-05.*Result · Persons arrested · Nigeria/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/result=/);
  });

  await as("planner", `/operations/${operation}/results`, "on paper a long list is whole", async (page) => {
    filled(world, 300);
    await page.reload();
    await page.locator("tbody tr[data-index]").first().waitFor();
    const on = await page.locator("tbody tr[data-index]").count();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const printed = await page.locator("tbody tr[data-index]").count();
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.ok(on < 120 && printed > 300, `${on} on the screen, ${printed} on paper`);
  });

  for (const [place, name, key] of [["tasks", /^Inspect call centre/, "task"], ["results", /^MANY-/, "result"]]) {
    await as("planner", `/operations/${operation}/${place}`, `a long list stays where it is when a row of it is opened: ${place}`, async (page) => {
      await page.locator("tbody tr[data-index]").first().waitFor();
      await page.evaluate(() => scrollTo({ top: 5_000 }));
      await page.waitForFunction(() => document.querySelector("tbody tr")?.className === "space");
      const link = page.locator("tbody tr[data-index]").nth(25).getByRole("link", { name });
      await link.scrollIntoViewIfNeeded();
      const before = await page.evaluate(() => scrollY);
      await link.click();
      await page.locator(`tr[aria-current="true"]`).waitFor();
      assert.match(page.url(), new RegExp(`[?&]${key}=`));
      await page.locator(".side h2:visible, .detail h2:visible").first().waitFor();
      const after = await page.evaluate(() => scrollY);
      assert.ok(Math.abs(after - before) < 400, `from ${before} to ${after}`);
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      const row = await focused();
      assert.match(row, name);
      await page.mouse.move(400, 400);
      await page.evaluate(() => scrollTo({ top: 0 }));
      await page.waitForFunction(() => document.querySelector("tbody tr")?.className !== "space" && scrollY === 0);
      assert.equal(await focused(), row);
    });
  }

  await as("planner", `/operations/${operation}/tasks`, "on paper the handling level stands on every page", async (page) => {
    await page.locator("tbody tr").first().waitFor();
    const pages = pagesOf(await page.pdf({ format: "A4", printBackground: true, tagged: false }));
    assert.ok(pages.length > 2, `only ${pages.length} pages`);
    const without = pages.map((content, index) => [index + 1, labelled(content)]).filter(([, there]) => !there);
    assert.deepEqual(without, [], `of ${pages.length} pages without the level`);
  });
}

/** What is drawn on each page of a document, as Chromium writes it: a stream for each. */
function pagesOf(pdf) {
  const text = pdf.toString("latin1");
  const found = [];
  for (const match of text.matchAll(/\/Contents (\d+) 0 R/g)) {
    const at = text.search(new RegExp(`(^|\\n)${match[1]} 0 obj`));
    const start = text.indexOf("stream", at) + 7;
    const stream = pdf.subarray(start, text.indexOf("endstream", start));
    found.push(inflateSync(stream).toString("latin1"));
  }
  return found;
}

/** The label is the only thing on a page that is green on black (TLP 2.0: #33FF00). */
function labelled(content) {
  return /(^|\s)\.2 1 0 rg/.test(content);
}
