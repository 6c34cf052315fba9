/** The topics of the help, in the order in which they are listed. Each has a file a language in `topics`. */
export const groups = [
  { name: "help.group.begin", topics: ["start", "inbox", "search", "calendar", "words"] },
  { name: "help.group.plan", topics: ["operations", "plan", "approval", "templates", "history"] },
  { name: "help.group.countries", topics: ["participation", "restrictions", "people"] },
  { name: "help.group.prepare", topics: ["preparation", "resources", "cases", "packages", "hotspots", "networks"] },
  { name: "help.group.act", topics: ["orders", "tasks", "results", "outcome"] },
  { name: "help.group.rights", topics: ["review", "rights"] },
] as const;

export type Topic = (typeof groups)[number]["topics"][number];

export const topics: readonly Topic[] = groups.flatMap((group): readonly Topic[] => group.topics);

export function isTopic(name: string): name is Topic {
  return topics.some((one) => one === name);
}

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** What is opened by who asks for help on this page: a route that names no topic does not compile. */
    help: Topic;
  }
}
