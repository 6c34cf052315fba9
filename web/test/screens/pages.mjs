/** The pages that are looked at, by whom, and what is done there before. */
export function pages(world) {
  const operation = world.serengeti.operationId;
  const task = world.tasks[0].taskId;
  return [
    { name: "welcome", path: "/" },
    { name: "inbox", person: "ng-ncb", path: "/inbox" },
    { name: "inbox-task", person: "ng-ncb", path: `/inbox?task=${task}` },
    { name: "inbox-invitation", person: "ng-ncb", path: `/inbox?invitation=${world.light.operationId}` },
    { name: "inbox-decline", person: "ng-ncb", path: `/inbox?task=${task}`, act: async (page) => { await page.keyboard.press("d"); await page.keyboard.press("Tab"); } },
    { name: "palette", person: "ng-ncb", path: "/inbox", act: (page) => page.keyboard.press("Control+k") },
    { name: "keys", person: "ng-ncb", path: `/inbox?task=${task}`, act: (page) => page.keyboard.press("?") },
    { name: "status", person: "ng-ncb", path: "/status" },
  ];
}
