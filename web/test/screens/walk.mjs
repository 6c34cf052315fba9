// Walks the pages in a real browser: every language, both sizes, both themes; axe has to find nothing, and the
// policy nothing to complain of. With SHOTS=<folder> it leaves a picture of each. ONLY=<part of a name> narrows it,
// SHORT=1 looks at each page once, MAIN=1 at the main ones.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve } from "../mock/serve.mjs";
import { browse } from "./browser.mjs";
import { mainPages, pages } from "./pages.mjs";

const shots = process.env.SHOTS;
const only = process.env.ONLY ?? "";
const whole = process.env.WHOLE === "1";
const main = process.env.MAIN === "1";
const short = process.env.SHORT === "1";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
if (shots) mkdirSync(shots, { recursive: true });

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } };
const looks = whole
  ? ["en", "fr", "es", "ar"].flatMap((language) => Object.keys(sizes).flatMap((size) => ["light", "dark"].map((theme) => [language, size, theme])))
  : [["en", "desk", "light"], ["en", "phone", "light"], ["ar", "desk", "dark"], ["ar", "phone", "light"]];

const mock = await serve();
const browser = await browse();
let bad = 0;
for (const [turn, [language, size, theme]] of looks.entries()) {
  for (const [index, { name, person, path, act }] of pages(mock.world).entries()) {
    if (main && !mainPages.includes(name)) continue;
    // In short each page once, in turn as each looks.
    if (short && index % looks.length !== turn) continue;
    const called = `${name}-${language}-${size}-${theme}`;
    if (!called.includes(only)) continue;
    const context = await browser.newContext({ viewport: sizes[size], colorScheme: theme, locale: language, bypassCSP: false });
    if (person) await context.addCookies([{ name: "mock", value: person, url: mock.address }]);
    await context.addInitScript((kept) => localStorage.setItem("cordon.language", kept), language);
    const page = await context.newPage();
    const said = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && !message.text().includes("ERR_INTERNET_DISCONNECTED") && said.push(message.text()));
    page.on("pageerror", (fault) => said.push(String(fault)));
    await page.goto(mock.address + path);
    await page.waitForFunction(() => document.querySelector("h1") && !document.querySelector(".loading"), undefined, { timeout: 8000 }).catch(() => said.push("still loading"));
    await page.evaluate(() => document.fonts.ready);
    if (act) await act(page);
    await page.waitForTimeout(350);
    if (shots) await page.screenshot({ path: join(shots, `${called}.png`), fullPage: process.env.FULL === "1" });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const found = await check(page);
    if (person) found.push(...(await page.evaluate(bare)));
    for (const problem of [...said, ...found, ...(wide > 0 ? [`scrolls sideways by ${wide} px`] : [])]) {
      bad++;
      console.log(`${called}: ${problem}`);
    }
    await context.close();
  }
}
await browser.close();
mock.close();
console.log(bad === 0 ? "Nothing found." : `${bad} found.`);
process.exit(bad === 0 ? 0 : 1);

/** Codes of countries that stand without the country's name; the map has its list beside it. */
function bare() {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: around } = texts.currentNode;
    if (!/^[A-Z]{2}$/.test(data.trim()) || around.closest("svg, kbd, option, script, datalist")) continue;
    const name = around.closest(".country")?.textContent.replace(data, "").trim() ?? "";
    if (name.length < 3) found.push(`a bare code: ${data} in ${around.outerHTML.slice(0, 80)}`);
  }
  return found;
}

async function check(page) {
  // Through the debugger, because the policy lets no other script in.
  const client = await page.context().newCDPSession(page);
  const run = async (expression) => {
    const { result, exceptionDetails } = await client.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await run(`${axe}; void 0`);
  return run(`axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
    .then(({ violations }) => violations.map((one) => one.id + ": " + one.nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + (node.any[0]?.message ?? "")).join(" | ")))`);
}
