import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { preferred } from "@/language/language";
import { fetched } from "@/shell/fetched";
import { root } from "@/shell/root";
import { anything, searched } from "@/shell/search";
import { fetchTexts } from "./texts";

const list = createRoute({
  getParentRoute: () => root,
  path: "/help",
  staticData: { help: "start" },
  validateSearch: searched({ find: anything }),
  component: lazyRouteComponent(fetched(() => import("./HelpList")), "HelpList"),
});
const topic = createRoute({
  getParentRoute: () => root,
  path: "/help/$topic",
  staticData: { help: "start" },
  // With the page come its texts: who loses the line still reads them.
  component: lazyRouteComponent(fetched(() => Promise.all([import("./HelpTopic"), fetchTexts(preferred())]).then(([page]) => page)), "HelpTopic"),
});

/** Pages of the help. */
export const helpRoutes = [list, topic] as const;
