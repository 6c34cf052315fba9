import { type AnyRoute, createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { fetched } from "./fetched";
import { arrived, enter } from "@/call/trace";
import { isForm } from "@/features/outcome/days";
import { isIndicator } from "@/features/outcome/figures";
import { kinds } from "@/features/tasks/tasks";
import { caseState, contributionState, crimeArea, hotspotState, meetingKind, meetingState, onlineType, operationState, phaseKind, placeType, planningItemState, resultState, riskGrade, submissionState, taskState } from "@/gen/enums";
import { Loading } from "@/parts/Loaded";
import { Broken } from "./Broken";
import { Home } from "./Home";
import { Layout } from "./Layout";
import { NoSuchPage } from "./NoSuchPage";
import { anything, isCountry, isDay, oneOf, searched } from "./search";

const root = createRootRoute({ component: Layout, notFoundComponent: NoSuchPage, errorComponent: Broken });

const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
const status = createRoute({ getParentRoute: () => root, path: "/status", component: lazyRouteComponent(fetched(() => import("./Status")), "Status") });
const inbox = createRoute({
  getParentRoute: () => root,
  path: "/inbox",
  validateSearch: searched({ task: anything, invitation: anything, item: anything, request: anything, show: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/inbox/Inbox")), "Inbox"),
});
const validate = createRoute({
  getParentRoute: () => root,
  path: "/validate",
  validateSearch: searched({ operation: anything, result: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/results/Validate")), "Validate"),
});
const report = createRoute({
  getParentRoute: () => root,
  path: "/report",
  validateSearch: searched({ operation: anything, task: anything, kind: anything, amend: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/results/Report")), "Report"),
});
const newestOutcome = createRoute({
  getParentRoute: () => root,
  path: "/outcome",
  component: lazyRouteComponent(fetched(() => import("@/features/outcome/NewestOutcome")), "NewestOutcome"),
});
const operations = createRoute({
  getParentRoute: () => root,
  path: "/operations",
  validateSearch: searched({ state: oneOf(operationState), find: anything, programme: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/operations/OperationList")), "OperationList"),
});
const programmes = createRoute({
  getParentRoute: () => root,
  path: "/programmes",
  component: lazyRouteComponent(fetched(() => import("@/features/programmes/ProgrammeList")), "ProgrammeList"),
});
const newProgramme = createRoute({
  getParentRoute: () => root,
  path: "/programmes/new",
  validateSearch: searched({ revise: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/programmes/ProgrammeForm")), "ProgrammeForm"),
});
const programme = createRoute({
  getParentRoute: () => root,
  path: "/programmes/$programme",
  component: lazyRouteComponent(fetched(() => import("@/features/programmes/ProgrammePage")), "ProgrammePage"),
});
const newOperation = createRoute({
  getParentRoute: () => root,
  path: "/operations/new",
  validateSearch: searched({ from: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/plan/NewOperation")), "NewOperation"),
});
const operation = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation",
  component: lazyRouteComponent(fetched(() => import("@/features/operations/OperationPage")), "OperationPage"),
});
const plan = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/plan",
  validateSearch: searched({ mode: anything, section: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/plan/PlanPage")), "PlanPage"),
});
const revisions = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/revisions",
  validateSearch: searched({ from: anything, to: anything, with: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/plan/RevisionsPage")), "RevisionsPage"),
});
const history = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/history",
  validateSearch: searched({ country: isCountry, hotspot: anything, case: anything, from: anything, to: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/history/HistoryPage")), "HistoryPage"),
});
const countries = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/countries",
  component: lazyRouteComponent(fetched(() => import("@/features/participations/Countries")), "Countries"),
});
const hotspots = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/hotspots",
  validateSearch: searched({
    hotspot: anything, state: oneOf(hotspotState), type: oneOf([...placeType, ...onlineType]), risk: oneOf(riskGrade), country: isCountry, find: anything, where: anything, within: anything,
  }),
  component: lazyRouteComponent(fetched(() => import("@/features/hotspots/HotspotList")), "HotspotList"),
});
const newHotspot = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/hotspots/new",
  validateSearch: searched({ revise: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/hotspots/HotspotForm")), "HotspotForm"),
});
const cases = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/cases",
  validateSearch: searched({ case: anything, state: oneOf(caseState), area: oneOf(crimeArea), country: isCountry, person: oneOf(["yes", "no"]), find: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/cases/CaseList")), "CaseList"),
});
const newCase = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/cases/new",
  validateSearch: searched({ revise: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/cases/CaseForm")), "CaseForm"),
});
const meeting = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/cases/meeting",
  component: lazyRouteComponent(fetched(() => import("@/features/cases/Meeting")), "Meeting"),
});
const review = createRoute({
  getParentRoute: () => root,
  path: "/review",
  validateSearch: searched({ case: anything, operation: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/cases/ReviewQueue")), "ReviewQueue"),
});
const items = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation",
  validateSearch: searched({ item: anything, show: oneOf([...planningItemState, "LATE"]), phase: oneOf(phaseKind), owner: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/preparation/ItemList")), "ItemList"),
});
const newItem = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/new",
  validateSearch: searched({ revise: anything, phase: oneOf(phaseKind) }),
  component: lazyRouteComponent(fetched(() => import("@/features/preparation/ItemForm")), "ItemForm"),
});
const meetings = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/meetings",
  validateSearch: searched({ kind: oneOf(meetingKind), state: oneOf(meetingState) }),
  component: lazyRouteComponent(fetched(() => import("@/features/preparation/MeetingList")), "MeetingList"),
});
const newMeeting = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/meetings/new",
  validateSearch: searched({ revise: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/preparation/MeetingForm")), "MeetingForm"),
});
const oneMeeting = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/meetings/$meeting",
  validateSearch: searched({ minutes: (text) => /^\d{1,3}$/.test(text) }),
  component: lazyRouteComponent(fetched(() => import("@/features/preparation/MeetingPage")), "MeetingPage"),
});
const minutes = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/meetings/$meeting/minutes",
  component: lazyRouteComponent(fetched(() => import("@/features/preparation/MinutesForm")), "MinutesForm"),
});
const resources = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/resources",
  validateSearch: searched({ contribution: anything, need: anything, state: oneOf(contributionState), country: isCountry }),
  component: lazyRouteComponent(fetched(() => import("@/features/preparation/ResourceList")), "ResourceList"),
});
const askForm = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/resources/ask",
  validateSearch: searched({ need: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/preparation/AskForm")), "AskForm"),
});
const invite = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/countries/new",
  component: lazyRouteComponent(fetched(() => import("@/features/participations/InviteCountries")), "InviteCountries"),
});
const tasks = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/tasks",
  validateSearch: searched({ task: anything, state: oneOf(taskState), country: isCountry, kind: oneOf(kinds), late: anything, marked: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/tasks/TaskBoard")), "TaskBoard"),
});
const issue = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/tasks/new",
  component: lazyRouteComponent(fetched(() => import("@/features/tasks/IssueTasks")), "IssueTasks"),
});
const results = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/results",
  validateSearch: searched({ result: anything, state: oneOf(resultState), country: isCountry, indicator: isIndicator, marked: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/results/ResultList")), "ResultList"),
});
const submissions = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/submissions",
  validateSearch: searched({ state: oneOf(submissionState), country: isCountry }),
  component: lazyRouteComponent(fetched(() => import("@/features/submissions/SubmissionList")), "SubmissionList"),
});
const submission = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/submissions/$submission",
  component: lazyRouteComponent(fetched(() => import("@/features/submissions/SubmissionPage")), "SubmissionPage"),
});
const figures = createRoute({
  getParentRoute: () => root,
  path: "/figures",
  validateSearch: searched({ operation: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/figures/OwnFigures")), "OwnFigures"),
});
const rates = createRoute({
  getParentRoute: () => root,
  path: "/rates",
  validateSearch: searched({ code: anything, network: anything, quote: anything }),
  component: lazyRouteComponent(fetched(() => import("@/features/rates/Rates")), "Rates"),
});
const outcome = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/outcome",
  validateSearch: searched({ indicator: isIndicator, country: isCountry, day: isDay, chart: isForm }),
  component: lazyRouteComponent(fetched(() => import("@/features/outcome/OutcomePage")), "OutcomePage"),
});
const oldHome = createRoute({
  getParentRoute: () => root,
  path: "/index.html",
  beforeLoad: () => {
    throw redirect({ to: "/" });
  },
});

const tree = root.addChildren([
  home, oldHome, status, inbox, validate, review, report, figures, rates, newestOutcome,
  items, newItem, meetings, newMeeting, oneMeeting, minutes, resources, askForm,
  programmes, newProgramme, programme, operations, newOperation, operation, plan, revisions, history, countries, invite, hotspots, newHotspot, cases, newCase, meeting, tasks, issue, results, submissions, submission, outcome,
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
