import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { Loading } from "@/parts/Loaded";
import { Broken } from "./Broken";
import { Home } from "./Home";
import { Layout } from "./Layout";
import { NoSuchPage } from "./NoSuchPage";

/** What selects stands in the address: a link shows what its writer saw. */
type Search<K extends string> = { [key in K]?: string | undefined };

function texts<K extends string>(...keys: K[]) {
  return (search: Record<string, unknown>): Search<K> =>
    Object.fromEntries(keys.filter((key) => search[key] !== undefined && search[key] !== "").map((key) => [key, String(search[key])])) as Search<K>;
}

const root = createRootRoute({ component: Layout, notFoundComponent: NoSuchPage, errorComponent: Broken });

const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
const status = createRoute({ getParentRoute: () => root, path: "/status", component: lazyRouteComponent(() => import("./Status"), "Status") });
const inbox = createRoute({
  getParentRoute: () => root,
  path: "/inbox",
  validateSearch: texts("task", "invitation", "show"),
  component: lazyRouteComponent(() => import("@/features/inbox/Inbox"), "Inbox"),
});
const validate = createRoute({
  getParentRoute: () => root,
  path: "/validate",
  validateSearch: texts("operation", "result"),
  component: lazyRouteComponent(() => import("@/features/results/Validate"), "Validate"),
});
const report = createRoute({
  getParentRoute: () => root,
  path: "/report",
  validateSearch: texts("operation", "task", "kind", "amend"),
  component: lazyRouteComponent(() => import("@/features/results/Report"), "Report"),
});
const newestOutcome = createRoute({
  getParentRoute: () => root,
  path: "/outcome",
  component: lazyRouteComponent(() => import("@/features/outcome/NewestOutcome"), "NewestOutcome"),
});
const operations = createRoute({
  getParentRoute: () => root,
  path: "/operations",
  validateSearch: texts("state", "find"),
  component: lazyRouteComponent(() => import("@/features/operations/OperationList"), "OperationList"),
});
const newOperation = createRoute({
  getParentRoute: () => root,
  path: "/operations/new",
  component: lazyRouteComponent(() => import("@/features/plan/NewOperation"), "NewOperation"),
});
const operation = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation",
  component: lazyRouteComponent(() => import("@/features/operations/OperationPage"), "OperationPage"),
});
const plan = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/plan",
  validateSearch: texts("mode"),
  component: lazyRouteComponent(() => import("@/features/plan/PlanPage"), "PlanPage"),
});
const countries = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/countries",
  component: lazyRouteComponent(() => import("@/features/participations/Countries"), "Countries"),
});
const tasks = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/tasks",
  validateSearch: texts("task", "state", "country", "kind", "late"),
  component: lazyRouteComponent(() => import("@/features/tasks/TaskBoard"), "TaskBoard"),
});
const issue = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/tasks/new",
  component: lazyRouteComponent(() => import("@/features/tasks/IssueTasks"), "IssueTasks"),
});
const results = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/results",
  validateSearch: texts("result", "state", "country", "indicator"),
  component: lazyRouteComponent(() => import("@/features/results/ResultList"), "ResultList"),
});
const outcome = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/outcome",
  validateSearch: texts("indicator", "country", "day", "chart"),
  component: lazyRouteComponent(() => import("@/features/outcome/OutcomePage"), "OutcomePage"),
});
const oldHome = createRoute({
  getParentRoute: () => root,
  path: "/index.html",
  beforeLoad: () => {
    throw redirect({ to: "/" });
  },
});

const tree = root.addChildren([
  home, oldHome, status, inbox, validate, report, newestOutcome,
  operations, newOperation, operation, plan, countries, tasks, issue, results, outcome,
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

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
