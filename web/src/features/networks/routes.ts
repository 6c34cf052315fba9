import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { crimeArea, networkElementState, networkLinkKind, networkNodeKind, networkRole, networkState } from "@/gen/enums";
import { fetched } from "@/shell/fetched";
import { root } from "@/shell/root";
import { anything, isCountry, oneOf, searched } from "@/shell/search";

const persons = createRoute({
  getParentRoute: () => root,
  path: "/review/persons",
  staticData: { help: "review" },
  validateSearch: searched({ person: anything }),
  component: lazyRouteComponent(fetched(() => import("./PersonQueue")), "PersonQueue"),
});
const networks = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/networks",
  staticData: { help: "networks" },
  validateSearch: searched({ state: oneOf(networkState), area: oneOf(crimeArea), country: isCountry, watch: oneOf(["yes", "overdue", "no"]), find: anything }),
  component: lazyRouteComponent(fetched(() => import("./NetworkList")), "NetworkList"),
});
const newNetwork = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/networks/new",
  staticData: { help: "networks" },
  validateSearch: searched({ revise: anything }),
  component: lazyRouteComponent(fetched(() => import("./NetworkForm")), "NetworkForm"),
});
const network = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/networks/$network",
  staticData: { help: "networks" },
  component: lazyRouteComponent(fetched(() => import("./NetworkOverview")), "NetworkOverview"),
});
const networkGraph = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/networks/$network/graph",
  staticData: { help: "networks" },
  validateSearch: searched({ node: anything, depth: oneOf(["1", "2", "3"]), link: oneOf(networkLinkKind), to: anything }),
  component: lazyRouteComponent(fetched(() => import("./GraphPage")), "GraphPage"),
});
const networkNodes = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/networks/$network/nodes",
  staticData: { help: "networks" },
  validateSearch: searched({ node: anything, kind: oneOf(networkNodeKind), role: oneOf(networkRole), country: isCountry, state: oneOf(networkElementState), find: anything }),
  component: lazyRouteComponent(fetched(() => import("./NodeList")), "NodeList"),
});
const networkAdd = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/networks/$network/add",
  staticData: { help: "networks" },
  validateSearch: searched({ from: anything }),
  component: lazyRouteComponent(fetched(() => import("./AddForm")), "AddForm"),
});
const networkRevise = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/networks/$network/revise",
  staticData: { help: "networks" },
  validateSearch: searched({ node: anything }),
  component: lazyRouteComponent(fetched(() => import("./NodeForm")), "NodeForm"),
});
const supervision = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/networks/$network/supervision",
  staticData: { help: "networks" },
  component: lazyRouteComponent(fetched(() => import("./SupervisionPage")), "SupervisionPage"),
});
const supervise = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/networks/$network/supervise",
  staticData: { help: "networks" },
  component: lazyRouteComponent(fetched(() => import("./SupervisionForm")), "SupervisionForm"),
});
const networkReview = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/networks/$network/review",
  staticData: { help: "networks" },
  component: lazyRouteComponent(fetched(() => import("./ReviewForm")), "ReviewForm"),
});

/** Pages of networks, and of the persons in them that are reviewed first. */
export const networkRoutes = [persons, networks, newNetwork, network, networkGraph, networkNodes, networkAdd, networkRevise, supervision, supervise, networkReview] as const;
