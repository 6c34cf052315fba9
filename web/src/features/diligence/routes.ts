import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { actionKind, diligenceLevel } from "@/gen/enums";
import { fetched } from "@/shell/fetched";
import { root } from "@/shell/root";
import { isCountry, oneOf, searched } from "@/shell/search";

const list = createRoute({
  getParentRoute: () => root,
  path: "/diligence",
  staticData: { help: "rights" },
  validateSearch: searched({ show: oneOf(["due", "superseded"]), level: oneOf(diligenceLevel) }),
  component: lazyRouteComponent(fetched(() => import("./DiligenceList")), "DiligenceList"),
});
const newAssessment = createRoute({
  getParentRoute: () => root,
  path: "/diligence/new",
  staticData: { help: "rights" },
  validateSearch: searched({ country: isCountry, kind: oneOf(actionKind) }),
  component: lazyRouteComponent(fetched(() => import("./DiligenceForm")), "DiligenceForm"),
});
const assessment = createRoute({
  getParentRoute: () => root,
  path: "/diligence/$assessment",
  staticData: { help: "rights" },
  component: lazyRouteComponent(fetched(() => import("./AssessmentPage")), "AssessmentPage"),
});

/** Pages of rights due diligence of countries and kinds of action. */
export const diligenceRoutes = [list, newAssessment, assessment] as const;
