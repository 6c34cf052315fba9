/** Those that show what the product is for. */
export const mainPages = ["inbox-task", "report", "validate", "submission", "figures", "operation", "plan", "tasks", "outcome", "outcome-opened"];

/** Chooses three countries, one of which nobody has named a contact point of, and looks at what is sent. */
async function inviting(page) {
  for (const code of ["FR", "KR", "MX"]) await page.locator(".choose label").filter({ has: page.locator(".country-code", { hasText: new RegExp(`^${code}$`) }) }).locator("input").check();
  const contacts = await page.locator(".invited .field:nth-child(2) input").all();
  for (const [at, contact] of contacts.entries()) await contact.fill(["NCB Paris", "NCB Seoul", "NCB Mexico"][at]);
  await page.locator("main textarea").fill("Please answer by Monday.\nAn officer for the briefing is enough.");
  await page.locator("main form button[type=submit]").click();
}

/** The pages that are looked at, by whom, and what is done there before. */
export function pages(world) {
  const operation = world.serengeti.operationId;
  const task = world.tasks[0].taskId;
  const draft = world.operations.find((one) => one.openRevision?.state === "PLAN_STATE_DRAFT").operationId;
  return [
    { name: "welcome", path: "/" },
    { name: "inbox", person: "ng-ncb", path: "/inbox" },
    { name: "inbox-task", person: "ng-ncb", path: `/inbox?task=${task}` },
    { name: "inbox-invitation", person: "ng-ncb", path: `/inbox?invitation=${world.light.operationId}` },
    { name: "inbox-decline", person: "ng-ncb", path: `/inbox?task=${task}`, act: async (page) => { await page.keyboard.press("d"); await page.keyboard.press("Tab"); } },
    { name: "palette", person: "ng-ncb", path: "/inbox", act: (page) => page.keyboard.press("Control+k") },
    { name: "keys", person: "ng-ncb", path: `/inbox?task=${task}`, act: (page) => page.keyboard.press("?") },
    { name: "operations", person: "planner", path: "/operations" },
    { name: "operation", person: "planner", path: `/operations/${operation}` },
    { name: "operation-suspended", person: "planner", path: `/operations/${world.swift.operationId}` },
    { name: "operation-suspend", person: "planner", path: `/operations/${operation}`, act: (page) => page.locator(".head button").nth(1).click() },
    { name: "operation-closed", person: "approver", path: `/operations/${world.harbour.operationId}` },
    { name: "operation-own", person: "ng-ncb", path: `/operations/${operation}` },
    { name: "countries", person: "planner", path: `/operations/${operation}/countries` },
    { name: "countries-light", person: "planner", path: `/operations/${world.light.operationId}/countries` },
    { name: "invite", person: "planner", path: `/operations/${world.light.operationId}/countries/new`, act: inviting },
    { name: "withdraw", person: "ng-ncb", path: `/operations/${operation}`, act: (page) => page.locator("main .panel-in > .button.plain").last().click() },
    { name: "outcome", person: "leadership", path: `/operations/${operation}/outcome` },
    { name: "outcome-opened", person: "leadership", path: `/operations/${operation}/outcome?indicator=persons_arrested&country=NG` },
    { name: "outcome-days", person: "leadership", path: `/operations/${operation}/outcome?chart=daily`, act: (page) => page.locator(".day-chart").scrollIntoViewIfNeeded() },
    { name: "outcome-day", person: "leadership", path: `/operations/${operation}/outcome?indicator=persons_arrested&country=NG&day=${world.results[0].spec.occurredTime.slice(0, 10)}` },
    { name: "outcome-table", person: "leadership", path: `/operations/${operation}/outcome?chart=table`, act: (page) => page.locator(".days").scrollIntoViewIfNeeded() },
    { name: "outcome-own", person: "ng-ncb", path: `/operations/${operation}/outcome` },
    { name: "report", person: "ng-field", path: "/report" },
    { name: "report-persons", person: "ng-field", path: "/report", act: (page) => page.locator(".segments button").nth(3).click() },
    { name: "report-refused", person: "ng-field", path: "/report", act: (page) => page.locator("form button[type=submit]").click() },
    { name: "report-table", person: "ng-field", path: "/report?kind=table", act: async (page) => { await page.locator("form .button.plain").click(); await page.locator("textarea").fill("kind,reference,occurred_time,number\narrests,A-1,2026-11-17,1\npersons_arrested,A-2,2026-11-17,4\nfraud_victims_targeted,V-1,2026-11-17,88,000\npersons_arrested,A-3,2026-11-17,\"12\"5"); await page.locator("form button[type=submit]").click(); } },
    { name: "issue", person: "planner", path: `/operations/${operation}/tasks/new` },
    { name: "validate", person: "ng-ncb", path: "/validate", act: (page) => page.locator("thead input[type=checkbox]").click() },
    { name: "validate-one", person: "ng-ncb", path: `/validate?result=${world.results[7].resultId}` },
    { name: "results", person: "planner", path: `/operations/${operation}/results` },
    { name: "submissions", person: "ng-ncb", path: `/operations/${operation}/submissions`, act: (page) => page.locator("thead input[type=checkbox]").click() },
    { name: "submissions-all", person: "planner", path: `/operations/${operation}/submissions` },
    { name: "submission", person: "ng-ncb", path: `/operations/${operation}/submissions/${world.table.submissionId}` },
    { name: "rates", person: "planner", path: "/rates" },
    { name: "rates-read", person: "leadership", path: "/rates" },
    { name: "figures", person: "ng-ncb", path: "/figures" },
    { name: "offline", person: "ng-ncb", path: `/inbox?task=${task}`, act: async (page) => { await page.context().setOffline(true); await page.locator(".line-lost").waitFor(); } },
    { name: "cases", person: "planner", path: `/operations/${operation}/cases` },
    { name: "cases-one", person: "planner", path: `/operations/${operation}/cases?case=${world.cases[0].caseId}` },
    { name: "cases-own", person: "ng-ncb", path: `/operations/${operation}/cases?case=${world.cases.find((one) => one.spec.reference === "NG/05").caseId}` },
    { name: "case-new", person: "ng-ncb", path: `/operations/${operation}/cases/new`, act: (page) => page.getByRole("checkbox").last().check() },
    { name: "case-meeting", person: "planner", path: `/operations/${operation}/cases/meeting`, act: (page) => page.locator("thead input[type=checkbox]").check() },
    { name: "review-queue", person: "reviewer", path: `/review?case=${world.cases.find((one) => one.spec.reference === "NG/04").caseId}&operation=${operation}` },
    { name: "review-refuse", person: "reviewer", path: `/review?case=${world.cases.find((one) => one.spec.reference === "NG/04").caseId}&operation=${operation}&dialog=refuse` },
    { name: "items", person: "planner", path: `/operations/${operation}/preparation`, act: (page) => page.getByRole("checkbox").last().check() },
    { name: "items-one", person: "planner", path: `/operations/${operation}/preparation?item=${world.items[5].itemId}` },
    { name: "items-own", person: "ng-ncb", path: `/operations/${operation}/preparation?item=${world.items[3].itemId}` },
    { name: "items-none", person: "planner", path: `/operations/${operation}/preparation?phase=PHASE_KIND_EXPLOITATION` },
    { name: "item-new", person: "planner", path: `/operations/${operation}/preparation/new`, act: (page) => page.locator("form button[type=submit]").click() },
    { name: "items-move", person: "planner", path: `/operations/${operation}/preparation?show=LATE`, act: async (page) => { await page.getByRole("checkbox").last().check(); await page.locator(".prep-bar .button").first().click(); } },
    { name: "meetings", person: "planner", path: `/operations/${operation}/preparation/meetings` },
    { name: "meetings-own", person: "ng-ncb", path: `/operations/${operation}/preparation/meetings` },
    { name: "meeting", person: "planner", path: `/operations/${operation}/preparation/meetings/${world.meetings[0].meetingId}` },
    { name: "meeting-earlier", person: "planner", path: `/operations/${operation}/preparation/meetings/${world.meetings[0].meetingId}?minutes=1` },
    { name: "meeting-held", person: "planner", path: `/operations/${operation}/preparation/meetings/${world.meetings[3].meetingId}` },
    { name: "meeting-new", person: "planner", path: `/operations/${operation}/preparation/meetings/new` },
    { name: "meeting-write", person: "planner", path: `/operations/${operation}/preparation/meetings/${world.meetings[4].meetingId}/minutes`, act: async (page) => { for (const panel of [2, 3]) await page.locator("form > .panel").nth(panel - 1).locator(".panel-in > .buttons .button").click(); } },
    { name: "resources", person: "planner", path: `/operations/${operation}/preparation/resources` },
    { name: "resources-one", person: "planner", path: `/operations/${operation}/preparation/resources?contribution=${world.contributions[2].contributionId}` },
    { name: "resources-own", person: "ng-ncb", path: `/operations/${operation}/preparation/resources` },
    { name: "resources-pledge", person: "ng-ncb", path: `/operations/${operation}/preparation/resources?contribution=${world.contributions[5].contributionId}&dialog=pledge` },
    { name: "resources-ask", person: "planner", path: `/operations/${operation}/preparation/resources/ask?need=kits`, act: async (page) => { for (const row of [1, 3, 4]) await page.locator(".choose input").nth(row).check(); await page.locator("main form input").first().fill("2"); await page.locator("main form button[type=submit]").click(); } },
    { name: "hotspots", person: "planner", path: `/operations/${operation}/hotspots` },
    { name: "hotspots-one", person: "planner", path: `/operations/${operation}/hotspots?hotspot=${world.hotspots.at(-1).hotspotId}` },
    { name: "hotspots-own", person: "ng-ncb", path: `/operations/${operation}/hotspots?risk=RISK_GRADE_HIGH` },
    { name: "hotspot-merge", person: "planner", path: `/operations/${operation}/hotspots?hotspot=${world.hotspots.at(-1).hotspotId}`, act: (page) => page.locator(".near button").first().click() },
    { name: "hotspot-new", person: "ng-ncb", path: `/operations/${operation}/hotspots/new`, act: (page) => page.locator("textarea[dir=ltr]").fill("6°25′41″N 3°25′19″E") },
    { name: "hotspot-revise", person: "planner", path: `/operations/${operation}/hotspots/new?revise=${world.hotspots.find((one) => one.spec.physical?.area).hotspotId}` },
    { name: "tasks", person: "planner", path: `/operations/${operation}/tasks` },
    { name: "tasks-marked", person: "planner", path: `/operations/${operation}/tasks?marked=yes` },
    { name: "results-marked", person: "planner", path: `/operations/${operation}/results?marked=yes&result=${world.results.find((one) => one.outOfOrder).resultId}` },
    { name: "inbox-marked", person: "ng-ncb", path: "/inbox?show=marked" },
    { name: "tasks-one", person: "planner", path: `/operations/${operation}/tasks?task=${task}` },
    { name: "plan", person: "approver", path: `/operations/${operation}/plan` },
    { name: "plan-edit", person: "planner", path: `/operations/${operation}/plan?mode=edit` },
    { name: "plan-draft", person: "planner", path: `/operations/${draft}/plan` },
    { name: "plan-draft-edit", person: "planner", path: `/operations/${draft}/plan?mode=edit`, act: (page) => page.locator("#point-COMPLETENESS_POINT_AREA > .button").click() },
    { name: "plan-own", person: "ng-ncb", path: `/operations/${operation}/plan` },
    { name: "plan-comments", person: "approver", path: `/operations/${operation}/plan`, act: (page) => page.locator("#at-legal_basis button").click() },
    { name: "revisions", person: "planner", path: `/operations/${operation}/revisions` },
    { name: "operation-copied", person: "planner", path: `/operations/new?from=${operation}` },
    { name: "operation-new", person: "planner", path: "/operations/new" },
    { name: "status", person: "ng-ncb", path: "/status" },
  ];
}
