import { createRootRoute } from "@tanstack/react-router";
import { Broken } from "./Broken";
import { Layout } from "./Layout";
import { NoSuchPage } from "./NoSuchPage";

/** What every page stands in. */
export const root = createRootRoute({ staticData: { help: "start" }, component: Layout, notFoundComponent: NoSuchPage, errorComponent: Broken });
