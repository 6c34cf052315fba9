import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { contributionState, meetingKind, meetingState, phaseKind, planningItemState } from "@/gen/enums";
import { fetched } from "@/shell/fetched";
import { root } from "@/shell/root";
import { anything, isCountry, oneOf, searched } from "@/shell/search";

const items = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation",
  staticData: { help: "preparation" },
  validateSearch: searched({ item: anything, show: oneOf([...planningItemState, "LATE"]), phase: oneOf(phaseKind), owner: anything, gate: oneOf(["yes"]) }),
  component: lazyRouteComponent(fetched(() => import("./ItemList")), "ItemList"),
});
const newItem = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/new",
  staticData: { help: "preparation" },
  validateSearch: searched({ revise: anything, phase: oneOf(phaseKind) }),
  component: lazyRouteComponent(fetched(() => import("./ItemForm")), "ItemForm"),
});
const meetings = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/meetings",
  staticData: { help: "preparation" },
  validateSearch: searched({ kind: oneOf(meetingKind), state: oneOf(meetingState) }),
  component: lazyRouteComponent(fetched(() => import("./MeetingList")), "MeetingList"),
});
const newMeeting = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/meetings/new",
  staticData: { help: "preparation" },
  validateSearch: searched({ revise: anything }),
  component: lazyRouteComponent(fetched(() => import("./MeetingForm")), "MeetingForm"),
});
const oneMeeting = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/meetings/$meeting",
  staticData: { help: "preparation" },
  validateSearch: searched({ minutes: (text) => /^\d{1,3}$/.test(text) }),
  component: lazyRouteComponent(fetched(() => import("./MeetingPage")), "MeetingPage"),
});
const minutes = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/meetings/$meeting/minutes",
  staticData: { help: "preparation" },
  component: lazyRouteComponent(fetched(() => import("./MinutesForm")), "MinutesForm"),
});
const resources = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/resources",
  staticData: { help: "resources" },
  validateSearch: searched({ contribution: anything, need: anything, state: oneOf(contributionState), country: isCountry }),
  component: lazyRouteComponent(fetched(() => import("./ResourceList")), "ResourceList"),
});
const askForm = createRoute({
  getParentRoute: () => root,
  path: "/operations/$operation/preparation/resources/ask",
  staticData: { help: "resources" },
  validateSearch: searched({ need: anything }),
  component: lazyRouteComponent(fetched(() => import("./AskForm")), "AskForm"),
});

/** Pages of what is prepared for an operation. */
export const preparationRoutes = [items, newItem, meetings, newMeeting, oneMeeting, minutes, resources, askForm] as const;
