import { type AnyRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { fetched } from "./fetched";
import { arrived, enter } from "@/call/trace";
import { diligenceRoutes } from "@/features/diligence/routes";
import { helpRoutes } from "@/features/help/routes";
import { networkRoutes } from "@/features/networks/routes";
import { orderRoutes } from "@/features/orders/routes";
import { isForm } from "@/features/outcome/days";
import { isIndicator } from "@/features/outcome/figures";
import { peopleRoutes } from "@/features/people/routes";
import { preparationRoutes } from "@/features/preparation/routes";
import { kinds } from "@/features/tasks/tasks";
import { violationRoutes } from "@/features/violations/routes";
import { caseState, contactPointKind, crimeArea, hotspotState, onlineType, operationState, packageCopyState, packageSide, packageState, placeType, planTemplateState, purpose, resultState, riskGrade, submissionState, taskState } from "@/gen/enums";
import { Loading } from "@/parts/Loaded";
import { Broken } from "./Broken";
import { Home } from "./Home";
import { root } from "./root";
import { anything, isCountry, isDay, oneOf, searched } from "./search";

const home = createRoute({ getParentRoute: () => root, path: "/", staticData: { help: "start" }, component: Home });
const status = createRoute({ getParentRoute: () => root, path: "/status", staticData: { help: "start" }, component: lazyRouteComponent(fetched(() => import("./Status")), "Status") });
const inbox = createRoute({
  getParentRoute: () => root,
  path: "/inbox",
  staticData: { help: "inbox" },
  validateSearch: searched({ task: anything, invitation: anything, item: anything, request: anything, package: anything, order: anything, show: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/inbox/Inbox")), "Inbox"),
});
const validate = createRoute({
  getParentRoute: () => root,
  path: "/validate",
  staticData: { help: "results" },
  validateSearch: searched({ operation: anything, result: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/results/Validate")), "Validate"),
});
const report = createRoute({
  getParentRoute: () => root,
  path: "/report",
  staticData: { help: "results" },
  validateSearch: searched({ operation: anything, task: anything, kind: anything, amend: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/results/Report")), "Report"),
});
const newestOutcome = createRoute({
  getParentRoute: () => root,
  path: "/outcome",
  staticData: { help: "outcome" },
  component: lazyRouteComponent(fetched(() => import("@/features/outcome/NewestOutcome")), "NewestOutcome"),
});
const operations = createRoute({
  getParentRoute: () => root,
  path: "/operations",
  staticData: { help: "operations" },
  validateSearch: searched({ state: oneOf(operationState), find: anything, programme: anything, purpose: oneOf(purpose), area: oneOf(crimeArea), mode: oneOf(["real", "exercise"]) }),
  component: lazyRouteComponent(fetched(() => import("@/features/operations/OperationList")), "OperationList"),
});
const programmes = createRoute({
  getParentRoute: () => root,
  path: "/programmes",
  staticData: { help: "operations" },
  component: lazyRouteComponent(fetched(() => import("@/features/programmes/ProgrammeList")), "ProgrammeList"),
});
const newProgramme = createRoute({
  getParentRoute: () => root,
  path: "/programmes/new",
  staticData: { help: "operations" },
  validateSearch: searched({ revise: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/programmes/ProgrammeForm")), "ProgrammeForm"),
});
const programme = createRoute({
  getParentRoute: () => root,
  path: "/programmes/$programme",
  staticData: { help: "operations" },
  component: lazyRouteComponent(fetched(() => import("@/features/programmes/ProgrammePage")), "ProgrammePage"),
});
const templates = createRoute({
  getParentRoute: () => root,
  path: "/templates",
  staticData: { help: "templates" },
  validateSearch: searched({ state: oneOf(planTemplateState), purpose: oneOf(purpose), find: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/templates/TemplateList")), "TemplateList"),
});
const template = createRoute({
  getParentRoute: () => root,
  path: "/templates/$template",
  staticData: { help: "templates" },
  component: lazyRouteComponent(fetched(() => import("@/features/templates/TemplatePage")), "TemplatePage"),
});
const directory = createRoute({
  getParentRoute: () => root,
  path: "/admin/countries",
  staticData: { help: "people" },
  validateSearch: searched({ find: anything, contact: oneOf(contactPointKind) }),
  component: lazyRouteComponent(fetched(() => import("@/features/directory/CountryList")), "CountryList"),
});
const newCountry = createRoute({
  getParentRoute: () => root,
  path: "/admin/countries/new",
  staticData: { help: "people" },
  validateSearch: searched({ revise: isCountry }),
  component: lazyRouteComponent(fetched(() => import("@/features/directory/CountryForm")), "CountryForm"),
});
const oneCountry = createRoute({
  getParentRoute: () => root,
  path: "/admin/countries/$country",
  staticData: { help: "people" },
  component: lazyRouteComponent(fetched(() => import("@/features/directory/CountryPage")), "CountryPage"),
});
const calendar = createRoute({
  getParentRoute: () => root,
  path: "/calendar",
  staticData: { help: "calendar" },
  component: lazyRouteComponent(fetched(() => import("@/features/calendar/CalendarPage")), "CalendarPage"),
});
const newOperation = createRoute({
  getParentRoute: () => root,
  path: "/operations/new",
  staticData: { help: "plan" },
  validateSearch: searched({ from: anything, template: anything, start: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/plan/NewOperation")), "NewOperation"),
});
const operation = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation",
  staticData: { help: "operations" },
  component: lazyRouteComponent(fetched(() => import("@/features/operations/OperationPage")), "OperationPage"),
});
const plan = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/plan",
  staticData: { help: "plan" },
  validateSearch: searched({ mode: anything, section: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/plan/PlanPage")), "PlanPage"),
});
const revisions = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/revisions",
  staticData: { help: "templates" },
  validateSearch: searched({ from: anything, to: anything, with: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/plan/RevisionsPage")), "RevisionsPage"),
});
const history = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/history",
  staticData: { help: "history" },
  validateSearch: searched({ country: isCountry, hotspot: anything, case: anything, network: anything, node: anything, from: anything, to: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/history/HistoryPage")), "HistoryPage"),
});
const countries = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/countries",
  staticData: { help: "participation" },
  component: lazyRouteComponent(fetched(() => import("@/features/participations/Countries")), "Countries"),
});
const hotspots = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/hotspots",
  staticData: { help: "hotspots" },
  validateSearch: searched({
    hotspot: anything, state: oneOf(hotspotState), type: oneOf([...placeType, ...onlineType]), risk: oneOf(riskGrade), country: isCountry, find: anything, where: anything, within: anything,
  }),
  component: lazyRouteComponent(fetched(() => import("@/features/hotspots/HotspotList")), "HotspotList"),
});
const newHotspot = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/hotspots/new",
  staticData: { help: "hotspots" },
  validateSearch: searched({ revise: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/hotspots/HotspotForm")), "HotspotForm"),
});
const cases = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/cases",
  staticData: { help: "cases" },
  validateSearch: searched({ case: anything, state: oneOf(caseState), area: oneOf(crimeArea), country: isCountry, person: oneOf(["yes", "no"]), find: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/cases/CaseList")), "CaseList"),
});
const newCase = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/cases/new",
  staticData: { help: "cases" },
  validateSearch: searched({ revise: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/cases/CaseForm")), "CaseForm"),
});
const meeting = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/cases/meeting",
  staticData: { help: "cases" },
  component: lazyRouteComponent(fetched(() => import("@/features/cases/Meeting")), "Meeting"),
});
const packages = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/packages",
  staticData: { help: "packages" },
  validateSearch: searched({ package: anything, state: oneOf(packageState), side: oneOf(packageSide), case: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/packages/PackageList")), "PackageList"),
});
const copies = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/packages/copies",
  staticData: { help: "packages" },
  validateSearch: searched({ package: anything, show: oneOf([...packageCopyState, "LATE", "ASKED"]), side: oneOf(packageSide), country: isCountry }),
  component: lazyRouteComponent(fetched(() => import("@/features/packages/CopyList")), "CopyList"),
});
const newPackage = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/packages/new",
  staticData: { help: "packages" },
  validateSearch: searched({ revise: anything, supersede: anything, case: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/packages/PackageForm")), "PackageForm"),
});
const review = createRoute({
  getParentRoute: () => root,
  path: "/review",
  staticData: { help: "review" },
  validateSearch: searched({ case: anything, package: anything, operation: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/cases/ReviewQueue")), "ReviewQueue"),
});
const invite = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/countries/new",
  staticData: { help: "participation" },
  component: lazyRouteComponent(fetched(() => import("@/features/participations/InviteCountries")), "InviteCountries"),
});
const tasks = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/tasks",
  staticData: { help: "tasks" },
  validateSearch: searched({ task: anything, state: oneOf(taskState), country: isCountry, kind: oneOf(kinds), late: anything, marked: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/tasks/TaskBoard")), "TaskBoard"),
});
const issue = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/tasks/new",
  staticData: { help: "tasks" },
  component: lazyRouteComponent(fetched(() => import("@/features/tasks/IssueTasks")), "IssueTasks"),
});
const results = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/results",
  staticData: { help: "results" },
  validateSearch: searched({ result: anything, state: oneOf(resultState), country: isCountry, indicator: isIndicator, marked: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/results/ResultList")), "ResultList"),
});
const submissions = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/submissions",
  staticData: { help: "results" },
  validateSearch: searched({ state: oneOf(submissionState), country: isCountry }),
  component: lazyRouteComponent(fetched(() => import("@/features/submissions/SubmissionList")), "SubmissionList"),
});
const submission = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/submissions/$submission",
  staticData: { help: "results" },
  component: lazyRouteComponent(fetched(() => import("@/features/submissions/SubmissionPage")), "SubmissionPage"),
});
const figures = createRoute({
  getParentRoute: () => root,
  path: "/figures",
  staticData: { help: "outcome" },
  validateSearch: searched({ operation: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/figures/OwnFigures")), "OwnFigures"),
});
const rates = createRoute({
  getParentRoute: () => root,
  path: "/rates",
  staticData: { help: "outcome" },
  validateSearch: searched({ code: anything, network: anything, quote: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/rates/Rates")), "Rates"),
});
const outcome = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/outcome",
  staticData: { help: "outcome" },
  validateSearch: searched({ indicator: isIndicator, country: isCountry, day: isDay, chart: isForm }),
  component: lazyRouteComponent(fetched(() => import("@/features/outcome/OutcomePage")), "OutcomePage"),
});
const oldHome = createRoute({
  getParentRoute: () => root,
  path: "/index.html",
  staticData: { help: "start" },
  beforeLoad: () => {
    throw redirect({ to: "/" });
  },
});

const tree = root.addChildren([
  home, oldHome, status, inbox, validate, review, report, figures, rates, newestOutcome,
  ...networkRoutes, ...preparationRoutes, ...orderRoutes, ...peopleRoutes, ...diligenceRoutes, ...violationRoutes, ...helpRoutes,
  calendar, directory, newCountry, oneCountry, programmes, newProgramme, programme, templates, template, operations, newOperation, operation, plan, revisions, history, countries, invite, hotspots, newHotspot, cases, newCase, meeting, packages, copies, newPackage, tasks, issue, results, submissions, submission, outcome,
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
  // An address holds plain text: `?state=…`, without quotes.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const query = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== undefined && value !== "") as [string, string][]);
    return query.size ? `?${query}` : "";
  },
});

// A page that is gone to is a trace; the first one began with the document.
enter(0);
router.subscribe("onBeforeNavigate", ({ fromLocation, pathChanged }) => fromLocation && pathChanged && enter());
router.subscribe("onResolved", () => arrived(router.state.matches.at(-1)?.fullPath ?? ""));

/** Fetches the code of the page that the address names; what fails is told when the page is to be shown. */
export async function fetchPage(): Promise<void> {
  const known = router.routesById as Record<string, AnyRoute | undefined>;
  const matches: { routeId: string }[] = router.matchRoutes(router.latestLocation);
  const pages = matches.map(({ routeId }) => known[routeId]).filter((page) => page !== undefined);
  await Promise.all(pages.map((page) => router.loadRouteChunk(page))).catch(() => undefined);
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
