// Walks through what people do, in a real browser on the mock; ONLY=<part of a name> narrows it, SHOTS=<folder> keeps a
// picture of where one failed.
import { join } from "node:path";
import { serve } from "../mock/serve.mjs";
import { browse } from "./browser.mjs";
import { calendar } from "./acts/calendar.mjs";
import { caveats } from "./acts/caveats.mjs";
import { restrictions } from "./acts/restrictions.mjs";
import { changed } from "./acts/changed.mjs";
import { days } from "./acts/days.mjs";
import { directory } from "./acts/directory.mjs";
import { dialogs } from "./acts/dialogs.mjs";
import { figures } from "./acts/figures.mjs";
import { cases } from "./acts/cases.mjs";
import { help } from "./acts/help.mjs";
import { history } from "./acts/history.mjs";
import { hotspots } from "./acts/hotspots.mjs";
import { invite } from "./acts/invite.mjs";
import { lead } from "./acts/lead.mjs";
import { templates } from "./acts/templates.mjs";
import { life } from "./acts/life.mjs";
import { lines } from "./acts/lines.mjs";
import { networks } from "./acts/networks.mjs";
import { orders } from "./acts/orders.mjs";
import { packages } from "./acts/packages.mjs";
import { people } from "./acts/people.mjs";
import { plans } from "./acts/plans.mjs";
import { preparation } from "./acts/preparation.mjs";
import { rates } from "./acts/rates.mjs";
import { remind } from "./acts/remind.mjs";
import { reports } from "./acts/reports.mjs";
import { review } from "./acts/review.mjs";
import { rights } from "./acts/rights.mjs";
import { roles } from "./acts/roles.mjs";
import { search } from "./acts/search.mjs";
import { still } from "./acts/still.mjs";
import { submissions } from "./acts/submissions.mjs";
import { ways } from "./acts/ways.mjs";

const only = process.env.ONLY ?? "";
const shots = process.env.SHOTS;
const browser = await browse();
const began = Date.now();
let failed = 0;
/** A machine that builds beside it is slow; what does not come at all is found all the same. */
const PATIENCE = 15_000;

/** Each set of walks has an installation of its own; two go on side by side. */
const left = [reports, days, ways, submissions, lines, figures, still, rates, dialogs, changed, roles, lead, templates, life, plans, review, cases, packages, orders, hotspots, invite, remind, caveats, restrictions, preparation, history, help, networks, directory, calendar, people, rights, search];
const walker = async () => {
  for (let walks = left.shift(); walks; walks = left.shift()) {
    const mock = await serve();
    await walks((...walk) => go(mock, ...walk), mock);
    mock.close();
  }
};
await Promise.all([walker(), walker()]);
await browser.close();
console.log(`${failed ? `${failed} failed` : "All are good"}, after ${Math.round((Date.now() - began) / 1000)} s.`);
process.exit(failed ? 1 : 0);

async function go(mock, person, path, what, act, { width = 1440, height = 900, language = "en", timezone } = {}) {
  if (!what.includes(only)) return;
  const start = Date.now();
  const context = await browser.newContext({ viewport: { width, height }, locale: language, ...(timezone ? { timezoneId: timezone } : {}) });
  await context.addCookies([{ name: "mock", value: person, url: mock.address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  try {
    await page.goto(mock.address + path);
    await page.locator("h1:visible").first().waitFor();
    await act(page, (text) => page.getByText(text).first().waitFor());
    console.log(`good, ${((Date.now() - start) / 1000).toFixed(1)} s: ${what}`);
  } catch (fault) {
    failed++;
    console.log(`bad: ${what}: ${fault.message}`);
    if (shots) await page.screenshot({ path: join(shots, `acts-${failed}.png`) });
  }
  await context.close();
}
