import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { violationState } from "@/gen/enums";
import { fetched } from "@/shell/fetched";
import { root } from "@/shell/root";
import { anything, oneOf, searched } from "@/shell/search";

const queue = createRoute({
  getParentRoute: () => root,
  path: "/review/violations",
  staticData: { help: "rights" },
  validateSearch: searched({ violation: anything, state: oneOf(violationState) }),
  component: lazyRouteComponent(fetched(() => import("./ViolationQueue")), "ViolationQueue"),
});
const violations = createRoute({
  getParentRoute: () => root,
  path: "/violations",
  staticData: { help: "rights" },
  validateSearch: searched({ violation: anything }),
  component: lazyRouteComponent(fetched(() => import("./ViolationsPage")), "ViolationsPage"),
});
const newViolation = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/violation",
  staticData: { help: "rights" },
  component: lazyRouteComponent(fetched(() => import("./ReportForm")), "ReportForm"),
});

/** Pages of potential violations: what one has reported, and what a reviewer examines. */
export const violationRoutes = [queue, violations, newViolation] as const;
