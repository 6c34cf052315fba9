// While a first page loads nothing that is there already moves away under the eyes or the thumb. What the page asks for
// comes piece by piece, the first or the last one asked first, each once the one before is drawn: how fast says nothing.
import assert from "node:assert/strict";

const MOST = 0.1;
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 412, height: 823 } };

export async function still(as, mock) {
  const firsts = [
    ["ng-ncb", "/inbox", "the inbox"],
    ["planner", "/operations", "the operations"],
    ["leadership", `/operations/${mock.world.serengeti.operationId}/outcome`, "the outcome"],
  ];
  const looks = process.env.SHORT === "1" ? [["phone", "first", "en"], ["desk", "last", "en"]] : Object.keys(sizes).flatMap((size) => [[size, "first", "en"], [size, "last", "en"], [size, "last", "ar"]]);
  for (const [person, path, name] of firsts) {
    for (const [size, order, language] of looks) {
      await as(person, "/status", `${name} does not move while it loads (${size}, ${language}, what was asked ${order} comes first)`, (page) => loads(page, mock.address + path, order), { ...sizes[size], language });
    }
  }
  const outcome = `/operations/${mock.world.serengeti.operationId}/outcome`;
  for (const [person, path, name, row, opened] of [
    ["leadership", outcome, "the outcome", ".country-table a", ".opened"],
    ["ng-ncb", "/inbox", "the inbox", "a.item", ".detail"],
  ]) {
    await as(person, path, `${name} stays where it is when its last line is opened beside it`, (page) => opens(page, row, opened, true));
    await as(person, path, `what is opened of ${name} on a phone begins at its top`, (page) => opens(page, row, opened, false), sizes.phone);
  }
}

async function opens(page, row, opened, beside) {
  const last = page.locator(row).last();
  await last.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 0, "the page is too short to tell");
  await last.click();
  await page.locator(`${opened} h2`).first().waitFor();
  await page.waitForFunction(({ wanted }) => scrollY === wanted, { wanted: beside ? before : 0 });
  const { y } = await page.locator(opened).boundingBox();
  assert.ok(y >= 0 && y < 200, `it begins ${y} px below the top of the window`);
}

async function loads(page, address, order) {
  const waiting = [];
  const drawn = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.route(/\/api\/v1\/|\.woff2|boundaries\.json/, (route) => void waiting.push(route));
  await page.addInitScript(() => {
    globalThis.moved = [];
    new PerformanceObserver((list) => list.getEntries().forEach((one) => globalThis.moved.push(one.hadRecentInput ? [0, ""] : [one.value, one.sources.map(({ node, previousRect: from, currentRect: to }) => `${node?.className || node?.nodeName} (${(node?.textContent ?? "").slice(0, 30)}) ${from.y | 0}+${from.height | 0} to ${to.y | 0}+${to.height | 0}`).join(", ")]))).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address, { waitUntil: "commit" });
  await page.locator("main h1, main .loading").first().waitFor({ state: "attached" });
  for (let quiet = 0; quiet < 20; ) {
    await drawn();
    const route = order === "first" ? waiting.shift() : waiting.pop();
    quiet = route ? 0 : quiet + 1;
    if (route) await come(route);
  }
  await page.locator(".loading").waitFor({ state: "detached" });
  await drawn();
  const moved = await page.evaluate(() => globalThis.moved);
  const sum = moved.reduce((all, [value]) => all + value, 0);
  assert.ok(sum < MOST, `moved by ${sum.toFixed(3)}: ${moved.map(([value, what]) => `${value.toFixed(3)} ${what}`).join("; ")}`);
}

/** A stream has no end to wait for. */
async function come(route) {
  if (/:watch/.test(route.request().url())) return route.continue();
  return route.fulfill({ response: await route.fetch() });
}
