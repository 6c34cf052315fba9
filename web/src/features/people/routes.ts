import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { admissionState, role } from "@/gen/enums";
import { fetched } from "@/shell/fetched";
import { root } from "@/shell/root";
import { anything, isCountry, oneOf, searched } from "@/shell/search";

const people = createRoute({
  getParentRoute: () => root,
  path: "/people",
  staticData: { help: "people" },
  validateSearch: searched({ person: anything, find: anything, role: oneOf(role), unit: anything, state: oneOf(admissionState) }),
  component: lazyRouteComponent(fetched(() => import("./PeoplePage")), "PeoplePage"),
});
const admissions = createRoute({
  getParentRoute: () => root,
  path: "/admissions",
  staticData: { help: "people" },
  validateSearch: searched({ person: anything, find: anything, country: isCountry, state: oneOf(admissionState) }),
  component: lazyRouteComponent(fetched(() => import("./AdmissionsPage")), "AdmissionsPage"),
});
const newPerson = createRoute({
  getParentRoute: () => root,
  path: "/people/new",
  staticData: { help: "people" },
  validateSearch: searched({ first: oneOf(["yes"]), country: isCountry }),
  component: lazyRouteComponent(fetched(() => import("./PersonForm")), "PersonForm"),
});

/** Pages of people and of those who are proposed. */
export const peopleRoutes = [people, admissions, newPerson] as const;
