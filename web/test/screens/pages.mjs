/** Those that show what the product is for. */
export const mainPages = ["inbox-task", "report", "validate", "submission", "figures", "operation", "plan", "tasks", "outcome", "outcome-opened"];

/** Opens the help: beside the page, or as a page. */
async function helping(page) {
  await page.locator(".help-button").click();
  await page.locator(".help-text").waitFor();
}

/** Looks at an order once more when its time has passed. */
async function passed(page, order) {
  const { destroyTime } = order;
  order.destroyTime = new Date(Date.now() - 60_000).toISOString();
  await page.reload();
  await page.locator(".page > .note.warn").waitFor();
  order.destroyTime = destroyTime;
}

/** Chooses who is late or due soon, and looks at what is sent. */
async function reminding(page) {
  await page.locator(".remind-bar .button.line").click();
  await page.locator(".remind-bar .button.main").click();
  await page.locator("dialog[open]").waitFor();
}

/** Chooses three countries, one of which nobody has named a contact point of, and looks at what is sent. */
async function inviting(page) {
  for (const code of ["FR", "KR", "MX"]) await page.locator(".choose label").filter({ has: page.locator(".country-code", { hasText: new RegExp(`^${code}$`) }) }).locator("input").check();
  const contacts = await page.locator(".invited .field:nth-child(2) input").all();
  for (const [at, contact] of contacts.entries()) await contact.fill(["NCB Paris", "NCB Seoul", "NCB Mexico"][at]);
  await page.locator("main textarea").fill("Please answer by Monday.\nAn officer for the briefing is enough.");
  await page.locator("main form button[type=submit]").click();
}

/** Admits somebody for this page alone, and looks at the first password. */
async function admitting(page) {
  await page.route("**/*:admit", (route) => route.fulfill({ json: { admission: { personId: "ng-new", version: "2" }, entry: "e" } }));
  await page.locator("dialog[open] form button[type=submit]").click();
  await page.locator(".first-password").waitFor();
}

/** The pages that are looked at, by whom, and what is done there before. */
export function pages(world) {
  const operation = world.serengeti.operationId;
  const task = world.tasks[0].taskId;
  const networks = `/operations/${operation}/networks`;
  const network = `${networks}/${world.networks[0].networkId}`;
  const member = (name) => world.nodes.find(({ spec }) => spec.name === name).nodeId;
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
    { name: "operations-found", person: "planner", path: "/operations?find=sereng&mode=real" },
    { name: "operations-none", person: "planner", path: "/operations?find=nowhere" },
    { name: "operation", person: "planner", path: `/operations/${operation}` },
    { name: "operation-suspended", person: "planner", path: `/operations/${world.swift.operationId}` },
    { name: "operation-suspend", person: "planner", path: `/operations/${operation}`, act: (page) => page.locator(".head button").nth(1).click() },
    { name: "operation-closed", person: "approver", path: `/operations/${world.harbour.operationId}` },
    { name: "operation-own", person: "ng-ncb", path: `/operations/${operation}` },
    { name: "lead-operation", person: "ng-planner", path: `/operations/${world.harmattan.operationId}` },
    { name: "lead-read", person: "planner", path: `/operations/${world.harmattan.operationId}` },
    { name: "lead-change", person: "ng-approver", path: `/operations/${world.harmattan.operationId}?dialog=lead` },
    { name: "lead-programme", person: "planner", path: `/operations/${operation}?dialog=programme` },
    { name: "lead-plan", person: "ng-planner", path: `/operations/${world.harmattan.operationId}/plan` },
    { name: "lead-operations", person: "ng-planner", path: "/operations" },
    { name: "lead-new", person: "ng-planner", path: "/operations/new", act: (page) => page.getByRole("group").last().scrollIntoViewIfNeeded() },
    { name: "lead-programmes", person: "planner", path: "/programmes" },
    { name: "lead-programme-one", person: "planner", path: `/programmes/${world.programmes[0].programmeId}` },
    { name: "lead-programme-own", person: "ng-ncb", path: `/programmes/${world.programmes[0].programmeId}` },
    { name: "lead-programme-new", person: "ng-planner", path: "/programmes/new" },
    { name: "lead-programme-revise", person: "planner", path: `/programmes/new?revise=${world.programmes[0].programmeId}` },
    { name: "templates", person: "planner", path: "/templates" },
    { name: "templates-one", person: "planner", path: `/templates/${world.templates[0].templateId}` },
    { name: "templates-retired", person: "planner", path: `/templates/${world.templates[1].templateId}` },
    { name: "templates-save", person: "planner", path: `/operations/${operation}/plan?dialog=template` },
    { name: "templates-begin", person: "planner", path: `/operations/new?template=${world.templates[0].templateId}&start=2027-03-01T06:00:00.000Z` },
    { name: "templates-compared", person: "planner", path: `/operations/${operation}/revisions?with=${world.templates[0].templateId}` },
    { name: "help", person: "ng-ncb", path: "/help" },
    { name: "help-found", person: "ng-ncb", path: "/help?find=24" },
    { name: "help-none", person: "ng-ncb", path: "/help?find=zebra" },
    { name: "help-topic", person: "ng-field", path: "/help/participation" },
    { name: "help-word", person: "planner", path: "/help/words#provisional" },
    { name: "help-panel", person: "planner", path: `/operations/${operation}/plan`, act: (page) => helping(page) },
    { name: "help-beside", person: "ng-ncb", path: `/inbox?task=${task}`, act: (page) => helping(page) },
    { name: "calendar", person: "ng-ncb", path: "/calendar" },
    { name: "calendar-make", person: "ng-ncb", path: "/calendar?dialog=make" },
    { name: "directory", person: "admin", path: "/admin/countries" },
    { name: "directory-one", person: "ng-ncb", path: "/admin/countries/NG" },
    { name: "directory-sponsored", person: "dpo", path: "/admin/countries/RE" },
    { name: "directory-new", person: "admin", path: "/admin/countries/new" },
    { name: "directory-revise", person: "admin", path: "/admin/countries/new?revise=NG" },
    { name: "directory-own", person: "ng-ncb", path: "/admin/countries/new?revise=NG" },
    { name: "rights-diligence", person: "planner", path: "/diligence" },
    { name: "rights-assessment", person: "reviewer", path: `/diligence/${world.assessments[0].assessmentId}` },
    { name: "rights-waive", person: "reviewer", path: `/diligence/${world.assessments[2].assessmentId}?dialog=waive` },
    { name: "rights-assess", person: "reviewer", path: "/diligence/new?country=GH" },
    { name: "rights-country", person: "reviewer", path: "/admin/countries/NG" },
    { name: "rights-issue", person: "planner", path: `/operations/${operation}/tasks/new`, act: (page) => page.locator(".choose label input").first().check() },
    { name: "rights-report", person: "ng-field", path: `/operations/${operation}/violation`, act: (page) => page.locator("form button[type=submit]").click() },
    { name: "rights-own", person: "ng-ncb", path: `/violations?violation=${world.violations[1].violationId}` },
    { name: "rights-queue", person: "reviewer", path: `/review/violations?violation=${world.violations[2].violationId}` },
    { name: "rights-close", person: "reviewer", path: `/review/violations?violation=${world.violations[1].violationId}&dialog=close` },
    { name: "rights-counts", person: "auditor", path: "/violations" },
    { name: "people", person: "ng-ncb", path: "/people" },
    { name: "people-none", person: "ng-ncb", path: "/people?find=nobody" },
    { name: "people-oneself", person: "ng-ncb", path: "/people?person=ng-ncb" },
    { name: "people-suspended", person: "ng-ncb", path: "/people?person=ng-left" },
    { name: "people-suspend", person: "ng-ncb", path: "/people?person=ng-field&dialog=suspend" },
    { name: "people-roles", person: "admin", path: "/people?person=planner&dialog=roles" },
    { name: "people-admit", person: "ng-ncb", path: "/people?person=ng-new&dialog=admit" },
    { name: "people-password", person: "ng-ncb", path: "/people?person=ng-new&dialog=admit", act: admitting },
    { name: "people-secretariat", person: "admin", path: "/people?person=gs-mine" },
    { name: "people-new", person: "ng-ncb", path: "/people/new" },
    { name: "people-admissions", person: "approver", path: "/admissions" },
    { name: "people-admissions-one", person: "admin", path: "/admissions?person=fr-first" },
    { name: "people-admissions-declined", person: "approver", path: "/admissions?person=re-declined" },
    { name: "people-admissions-new", person: "approver", path: "/admissions", act: async (page) => { await page.keyboard.press("n"); await page.waitForURL(/new/); await page.locator("form").waitFor(); } },
    { name: "countries", person: "planner", path: `/operations/${operation}/countries` },
    { name: "countries-light", person: "planner", path: `/operations/${world.light.operationId}/countries` },
    { name: "remind", person: "planner", path: `/operations/${world.light.operationId}/countries`, act: reminding },
    { name: "agencies", person: "ng-ncb", path: `/inbox?invitation=${world.light.operationId}&dialog=agencies` },
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
    { name: "orders", person: "planner", path: `/operations/${operation}/orders` },
    { name: "orders-one", person: "planner", path: `/operations/${operation}/orders/${world.orders[0].orderId}` },
    { name: "orders-passed", person: "planner", path: `/operations/${operation}/orders/${world.orders[0].orderId}`, act: (page) => passed(page, world.orders[0]) },
    { name: "orders-own", person: "ng-field", path: `/operations/${operation}/orders/${world.orders[0].orderId}` },
    { name: "orders-over", person: "ng-ncb", path: `/operations/${operation}/orders/${world.orders[1].orderId}` },
    { name: "orders-destroy", person: "ng-ncb", path: `/operations/${operation}/orders/${world.orders[0].orderId}?dialog=destroy` },
    { name: "orders-new", person: "planner", path: `/operations/${operation}/orders/new` },
    { name: "orders-add", person: "planner", path: `/operations/${operation}/orders/${world.orders[0].orderId}?dialog=add` },
    { name: "packages", person: "planner", path: `/operations/${operation}/packages` },
    { name: "packages-one", person: "planner", path: `/operations/${operation}/packages?package=${world.packages.find((one) => one.number === 1).packageId}` },
    { name: "packages-closed", person: "planner", path: `/operations/${operation}/packages?package=${world.packages.find((one) => one.number === 6).packageId}` },
    { name: "packages-own", person: "ng-ncb", path: `/operations/${operation}/packages?package=${world.packages.find((one) => one.number === 3).packageId}` },
    { name: "packages-received", person: "ng-ncb", path: `/operations/${operation}/packages?package=${world.packages.find((one) => one.number === 2).packageId}` },
    { name: "packages-refused", person: "ng-ncb", path: `/operations/${operation}/packages?package=${world.packages[0].packageId}` },
    { name: "packages-none", person: "planner", path: `/operations/${operation}/packages?state=PACKAGE_STATE_WITHDRAWN` },
    { name: "packages-copies", person: "planner", path: `/operations/${operation}/packages/copies` },
    { name: "packages-new", person: "planner", path: `/operations/${operation}/packages/new`, act: (page) => page.locator("form button[type=submit]").click() },
    { name: "packages-new-own", person: "ng-ncb", path: `/operations/${operation}/packages/new` },
    { name: "packages-give", person: "planner", path: `/operations/${operation}/packages?package=${world.packages.find((one) => one.spec.title.startsWith("Routes")).packageId}&dialog=give` },
    { name: "packages-use", person: "ng-ncb", path: `/operations/${operation}/packages?package=${world.packages.find((one) => one.number === 2).packageId}&dialog=use`, act: async (page) => { await page.locator("dialog textarea").fill("A search at two addresses."); await page.locator("dialog button[type=submit]").click(); await page.locator("dialog .refusal").waitFor(); } },
    { name: "packages-feedback", person: "ng-ncb", path: `/operations/${operation}/packages?package=${world.packages.find((one) => one.number === 2).packageId}&dialog=feedback` },
    { name: "inbox-package", person: "ng-ncb", path: `/inbox?package=${world.packages.find((one) => one.number === 4).packageId}` },
    { name: "inbox-recall", person: "ng-ncb", path: `/inbox?package=${world.packages.find((one) => one.number === 5).packageId}` },
    { name: "review-package", person: "reviewer", path: `/review?package=${world.packages.find((one) => one.state === "PACKAGE_STATE_WAITING").packageId}&operation=${operation}` },
    { name: "items", person: "planner", path: `/operations/${operation}/preparation`, act: (page) => page.getByRole("checkbox").last().check() },
    { name: "items-one", person: "planner", path: `/operations/${operation}/preparation?item=${world.items[5].itemId}` },
    { name: "items-own", person: "ng-ncb", path: `/operations/${operation}/preparation?item=${world.items[3].itemId}` },
    { name: "inbox-item", person: "ng-ncb", path: `/inbox?item=${world.items[3].itemId}` },
    { name: "items-none", person: "planner", path: `/operations/${operation}/preparation?phase=PHASE_KIND_EXPLOITATION` },
    { name: "item-new", person: "planner", path: `/operations/${operation}/preparation/new`, act: (page) => page.locator("form button[type=submit]").click() },
    { name: "items-move", person: "planner", path: `/operations/${operation}/preparation?show=LATE`, act: async (page) => { await page.getByRole("checkbox").last().check(); await page.locator(".prep-bar .button").first().click(); } },
    { name: "meetings", person: "planner", path: `/operations/${operation}/preparation/meetings` },
    { name: "meetings-own", person: "ng-ncb", path: `/operations/${operation}/preparation/meetings` },
    { name: "meeting", person: "planner", path: `/operations/${operation}/preparation/meetings/${world.meetings[0].meetingId}` },
    { name: "meeting-earlier", person: "planner", path: `/operations/${operation}/preparation/meetings/${world.meetings[0].meetingId}?minutes=1` },
    { name: "meeting-cases", person: "planner", path: `/operations/${operation}/preparation/meetings/${world.meetings.find(({ spec }) => spec.kind === "MEETING_KIND_CASE_SELECTION").meetingId}` },
    { name: "meeting-held", person: "planner", path: `/operations/${operation}/preparation/meetings/${world.meetings[3].meetingId}` },
    { name: "meeting-new", person: "planner", path: `/operations/${operation}/preparation/meetings/new` },
    { name: "meeting-write", person: "planner", path: `/operations/${operation}/preparation/meetings/${world.meetings[4].meetingId}/minutes`, act: async (page) => { for (const panel of [2, 3]) await page.locator("form > .panel").nth(panel - 1).locator(".stack > .buttons .button").click(); } },
    { name: "resources", person: "planner", path: `/operations/${operation}/preparation/resources` },
    { name: "resources-one", person: "planner", path: `/operations/${operation}/preparation/resources?contribution=${world.contributions[2].contributionId}` },
    { name: "resources-own", person: "ng-ncb", path: `/operations/${operation}/preparation/resources` },
    { name: "resources-pledge", person: "ng-ncb", path: `/operations/${operation}/preparation/resources?contribution=${world.contributions[5].contributionId}&dialog=pledge` },
    { name: "resources-ask", person: "planner", path: `/operations/${operation}/preparation/resources/ask?need=kits`, act: async (page) => { for (const row of [1, 3, 4]) await page.locator(".choose input").nth(row).check(); await page.locator("main form input").first().fill("2"); await page.locator("main form button[type=submit]").click(); } },
    { name: "networks", person: "planner", path: networks },
    { name: "networks-none", person: "planner", path: `${networks}?find=nothing` },
    { name: "network", person: "planner", path: network },
    { name: "network-own", person: "ng-ncb", path: network },
    { name: "network-case", person: "planner", path: `${network}?dialog=case` },
    { name: "network-graph", person: "planner", path: `${network}/graph` },
    { name: "network-graph-far", person: "planner", path: `${network}/graph?node=${member("HERON")}&depth=3&to=${member("SNIPE")}` },
    { name: "network-graph-own", person: "ng-ncb", path: `${network}/graph?node=${member("KITE")}&depth=2` },
    { name: "network-nodes", person: "planner", path: `${network}/nodes` },
    { name: "network-node", person: "planner", path: `${network}/nodes?node=${member("SNIPE")}` },
    { name: "network-merge", person: "planner", path: `${network}/nodes?node=${member("AVOCET")}&dialog=merge` },
    { name: "network-add", person: "planner", path: `${network}/add?from=${member("HERON")}`, act: async (page) => { await page.locator("form .plan-row").first().waitFor(); await page.locator("form > .panel").first().locator(".buttons .button").first().click(); await page.locator("form button[type=submit]").click(); } },
    { name: "network-revise", person: "planner", path: `${network}/revise?node=${member("HERON")}` },
    { name: "network-new", person: "ng-ncb", path: `${networks}/new` },
    { name: "network-supervision", person: "planner", path: `${network}/supervision` },
    { name: "network-unwatched", person: "planner", path: `${networks}/${world.networks[1].networkId}/supervision` },
    { name: "network-supervise", person: "planner", path: `${network}/supervise` },
    { name: "network-review", person: "planner", path: `${network}/review`, act: (page) => page.locator("form .stack > .buttons .button").click() },
    { name: "network-history", person: "planner", path: `/operations/${operation}/history?network=${world.networks[0].networkId}` },
    { name: "review-persons", person: "reviewer", path: `/review/persons?person=${member("PLOVER")}`},
    { name: "hotspots", person: "planner", path: `/operations/${operation}/hotspots` },
    { name: "hotspots-one", person: "planner", path: `/operations/${operation}/hotspots?hotspot=${world.hotspots.at(-1).hotspotId}` },
    { name: "hotspots-own", person: "ng-ncb", path: `/operations/${operation}/hotspots?risk=RISK_GRADE_HIGH` },
    { name: "history", person: "planner", path: `/operations/${operation}/history` },
    { name: "history-case", person: "planner", path: `/operations/${operation}/history?case=${world.cases[0].caseId}`, act: (page) => page.locator("main details > summary").first().click() },
    { name: "history-own", person: "ng-ncb", path: `/operations/${operation}/history?country=NG` },
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
