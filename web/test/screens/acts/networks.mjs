// Networks: walked as a graph, added to, reviewed, merged, and put under supervision.
import assert from "node:assert/strict";

export async function networks(as, mock) {
  const { world } = mock;
  const operation = world.serengeti.operationId;
  const path = `/operations/${operation}/networks`;
  const [lagoon, ring] = world.networks;
  const at = `${path}/${lagoon.networkId}`;
  const node = (name) => world.nodes.find(({ spec }) => spec.name === name);

  await as("planner", path, "networks: networks are narrowed by state, words and supervision, and lead to what they are made of", async (page, sees) => {
    await sees("2 networks");
    await page.getByLabel("Supervision and next review").selectOption("overdue");
    await sees("1 network");
    await sees("3 days late");
    await page.reload();
    await sees("1 network");
    await page.getByRole("link", { name: "Lagoon network (made up)" }).click();
    await sees("Persons by role");
    await sees(/\d links cross borders\./);
    await page.getByRole("link", { name: /Money mule/ }).click();
    await page.waitForURL(/role=NETWORK_ROLE_MONEY_MULE/);
    await page.getByRole("link", { name: "TERN", exact: true }).waitFor();
    assert.equal(await page.locator("tbody tr").count(), 4);
  });

  await as("planner", `${at}/graph`, "networks: a graph is walked by keys and by pressing, and the list beside it says the same", async (page, sees) => {
    await sees("Linked directly");
    const middle = page.locator(".graph-node[aria-current=true]");
    assert.match(await middle.getAttribute("aria-label"), /HERON/, "it begins at the organiser");
    await middle.focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    const here = await page.locator(".graph-node[tabindex='0']").getAttribute("aria-label");
    assert.doesNotMatch(here, /HERON/, "an arrow looks at another");
    await page.keyboard.press("Enter");
    await page.waitForURL(/node=/);
    const name = here.split(" · ")[0].replace(/[\u2066-\u2069]/g, "");
    await page.getByRole("heading", { name, exact: true }).waitFor();
    await page.waitForFunction((told) => document.activeElement?.getAttribute("aria-label")?.includes(told), name);
    await page.reload();
    await page.getByRole("heading", { name, exact: true }).waitFor();
    await page.getByRole("link", { name: "HERON", exact: true }).click();
    await page.getByRole("heading", { name: "HERON", exact: true }).waitFor();
    await page.getByRole("button", { name: "3 steps" }).click();
    await sees("Three steps away");
    const drawn = await page.locator(".graph-node[data-node]").count();
    assert.equal(drawn, (await page.locator(".graph-ring li").count()) + 1, "as many in the list as in the graph");
    await page.locator(".graph-node[data-node]").last().click();
    await page.waitForURL((url) => !url.search.includes(node("HERON").nodeId));
    await page.goBack();
    await page.getByRole("heading", { name: "HERON", exact: true }).waitFor();
  });

  await as("planner", `${at}/graph?node=${node("SNIPE").nodeId}`, "networks: the way between two is told step by step", async (page, sees) => {
    await page.getByRole("searchbox", { name: "To whom: part of its name" }).fill("ibi");
    const to = page.getByLabel("To whom", { exact: true });
    await to.locator("option", { hasText: "IBIS" }).waitFor({ state: "attached" });
    await to.selectOption(node("IBIS").nodeId);
    await page.locator(".network-path li").nth(2).waitFor();
    const names = await page.locator(".network-path li bdi").allInnerTexts();
    assert.deepEqual([names[0], names.at(-1)], ["SNIPE", "IBIS"]);
    await page.reload();
    await page.locator(".network-path li").nth(2).waitFor();
  });

  await as("ng-ncb", `${at}/nodes`, "networks: a country that is shown a network sees no person that waits, and no way to work on it", async (page, sees) => {
    await sees("HERON");
    await page.locator("tbody tr").nth(10).waitFor();
    const text = await page.locator("tbody").innerText();
    for (const name of ["PLOVER", "CORMORANT", "SNIPE"]) assert.ok(!text.includes(name), name);
    await page.getByRole("link", { name: "HERON", exact: true }).click();
    await page.getByRole("heading", { name: "HERON", exact: true }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Remove", exact: true }).count(), 0);
    assert.equal(await page.getByRole("button", { name: "Add members and links" }).count(), 0);
  });

  await as("planner", `${at}/add`, "networks: several are added at once, a circle of command is refused with its chain, and nothing that is typed is lost", async (page, sees) => {
    const form = page.getByRole("form", { name: "Add members and links" });
    await form.getByLabel("Pseudonym", { exact: true }).fill("WHIMBREL");
    await form.getByRole("button", { name: /^Add/ }).last().click();
    await sees("This is needed.");
    await form.getByRole("group", { name: "Roles" }).getByLabel("Leader").check();
    await form.getByText("Several at once, by their names").click();
    await form.getByLabel("Names or pseudonyms").fill("RUFF\nKNOT\nRUFF");
    await form.getByRole("button", { name: "Make 2 rows" }).click();
    for (const row of [1, 2]) await form.locator(".plan-row").nth(row).getByLabel("Operator").check();
    await form.getByRole("button", { name: "Add a link" }).click();
    const link = form.locator(".plan-row").nth(3);
    await link.getByLabel("From", { exact: true }).selectOption({ index: 1 });
    await link.getByRole("searchbox", { name: "To: part of its name" }).fill("heron");
    await link.locator("option", { hasText: "HERON" }).last().waitFor({ state: "attached" });
    await link.getByLabel("To", { exact: true }).selectOption(node("HERON").nodeId);
    await link.getByLabel("Kind of link").selectOption("NETWORK_LINK_KIND_COMMAND");
    await link.getByLabel("Confidence").selectOption("NETWORK_CONFIDENCE_LOW");
    await form.getByRole("button", { name: "Add a link" }).click();
    const back = form.locator(".plan-row").nth(4);
    await back.getByRole("searchbox", { name: "From: part of its name" }).fill("avocet");
    await back.locator("option", { hasText: "AVOCET" }).last().waitFor({ state: "attached" });
    await back.getByLabel("From", { exact: true }).selectOption(node("AVOCET").nodeId);
    await back.getByLabel("To", { exact: true }).selectOption({ index: 1 });
    await back.getByLabel("Kind of link").selectOption("NETWORK_LINK_KIND_COMMAND");
    await back.getByLabel("Confidence").selectOption("NETWORK_CONFIDENCE_LOW");
    await form.getByRole("button", { name: "Add all 5" }).click();
    await sees("Nothing is added");
    await sees("The circle:");
    const circle = (await page.locator(".note", { hasText: "The circle:" }).innerText()).replace(/The circle:|[\u2066-\u2069]/g, "").split("→").map((name) => name.trim());
    assert.deepEqual([circle[0], new Set(circle).size], [circle.at(-1), circle.length - 1], "it closes once");
    assert.ok(["HERON", "IBIS", "AVOCET"].every((name) => circle.includes(name)), circle.join());
    await page.reload();
    await form.locator(".plan-row").nth(4).waitFor();
    assert.equal(await form.getByLabel("Pseudonym", { exact: true }).first().inputValue(), "WHIMBREL", "what is typed is kept");
    await back.getByRole("button", { name: /^Remove/ }).click();
    await form.getByRole("button", { name: "Add all 4" }).click();
    await sees("Added: 3 members, 1 link.");
    await sees("WHIMBREL");
    assert.equal(node("WHIMBREL").review.state, "CASE_REVIEW_STATE_PENDING");
    assert.ok(world.links.some(({ fromNodeId, toNodeId }) => fromNodeId === node("WHIMBREL").nodeId && toNodeId === node("HERON").nodeId));
  });

  await as("reviewer", "/review/persons", "networks: a reviewer passes several persons by one reason and refuses one by a ground, and what has changed meanwhile is told first", async (page, sees) => {
    await sees("CORMORANT");
    await page.getByLabel("Choose PLOVER").check();
    await page.getByLabel("Choose CORMORANT").check();
    await page.getByLabel("Choose RUFF").check();
    await page.reload();
    await sees("3 chosen");
    await page.getByRole("button", { name: "Pass" }).click();
    const dialog = page.getByRole("dialog");
    const ruff = node("RUFF");
    Object.assign(ruff, { version: String(Number(ruff.version) + 1) });
    await dialog.getByLabel("Reason").fill("Ordinary-law crime, all of them.");
    await dialog.getByRole("button", { name: "Pass" }).click();
    await dialog.getByText("1 is chosen no more").waitFor();
    assert.equal(node("PLOVER").review.state, "CASE_REVIEW_STATE_PENDING", "all or none");
    await dialog.getByRole("button", { name: "I have read it" }).click();
    await dialog.getByRole("button", { name: "Pass" }).click();
    await sees("2 persons are passed.");
    assert.deepEqual(["PLOVER", "CORMORANT"].map((name) => node(name).review.state), ["CASE_REVIEW_STATE_PASSED", "CASE_REVIEW_STATE_PASSED"]);
    await page.getByLabel("Choose CRANE").check();
    await page.getByRole("button", { name: "Refuse" }).click();
    await dialog.getByLabel("Reason").fill("It is about what the person believes.");
    await dialog.getByRole("button", { name: "Refuse" }).click();
    await sees("This is needed.");
    await dialog.getByLabel("Religious").check();
    await dialog.getByRole("button", { name: "Refuse" }).click();
    await sees("1 person is refused.");
    assert.deepEqual(node("CRANE").review.grounds, ["REVIEW_GROUND_RELIGIOUS"]);
  });

  await as("planner", `${at}/nodes?node=${node("AVOCET").nodeId}`, "networks: two persons who are the same become one, with both pseudonyms and all links", async (page, sees) => {
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("searchbox", { name: "The same person: part of its name" }).fill("curl");
    await dialog.locator("option", { hasText: "CURLEW" }).waitFor({ state: "attached" });
    await dialog.getByLabel("The same person", { exact: true }).selectOption(node("CURLEW").nodeId);
    await dialog.getByText("takes the pseudonyms").waitFor();
    await dialog.getByLabel("Reason").fill("Both use the same wallet.");
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await sees("CURLEW is merged into AVOCET.");
    assert.deepEqual(node("AVOCET").spec.otherNames, ["CURLEW"]);
    assert.equal(node("CURLEW").state, "NETWORK_ELEMENT_STATE_MERGED");
    await page.getByLabel("State").selectOption("NETWORK_ELEMENT_STATE_MERGED");
    await page.getByRole("link", { name: "CURLEW" }).click();
    await page.getByRole("link", { name: "It goes on as AVOCET" }).waitFor();
  });

  await as("planner", `${at}/nodes?node=${node("GODWIT").nodeId}`, "networks: a link and a member are removed with a reason, and stay readable", async (page, sees) => {
    await page.getByRole("button", { name: /^Remove the link: .*KITE.*commands.*GODWIT/ }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("The source took it back.");
    await page.getByRole("dialog").getByRole("button", { name: "Remove the link" }).click();
    await sees("The link is removed.");
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
    await sees("This is needed.");
    await page.getByRole("dialog").getByLabel("Reason").fill("Belongs to another network.");
    await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
    await sees("GODWIT is removed.");
    await sees("Belongs to another network.");
    assert.equal(node("GODWIT").state, "NETWORK_ELEMENT_STATE_REMOVED");
  });

  await as("planner", `${at}/supervision`, "networks: a follow-up is finished and a review recorded with the counts of that moment", async (page, sees) => {
    await sees("A review was due by");
    await page.getByRole("button", { name: "Mark as done: Ask for the statements of four accounts." }).click();
    await page.getByRole("dialog").getByLabel("What came of it (may stay empty)").fill("Three are here.");
    await page.getByRole("dialog").getByRole("button", { name: "Mark as done" }).click();
    await sees("It is marked as done.");
    await page.getByRole("link", { name: "Record a review" }).click();
    const form = page.getByRole("form", { name: "Record a review" });
    await form.getByLabel("What was decided").fill("The companies are named to the unit.");
    await form.getByRole("button", { name: "Add a follow-up" }).click();
    await form.getByRole("button", { name: "Record a review" }).click();
    await sees("This is needed.");
    await form.getByLabel("What is to be done").fill("Name two officers.");
    await form.getByLabel("Who does it").fill("NCB Abuja");
    await form.getByLabel("Until", { exact: true }).fill("2027-01-15");
    await form.getByRole("button", { name: "Record a review" }).click();
    await sees("Review 3 is recorded.");
    await page.getByRole("heading", { name: "Review 3" }).waitFor();
    assert.equal(lagoon.majorCase.reviews, 3);
    assert.equal(await page.getByText("A review was due by").count(), 0, "no review is late any more");
  });

  await as("planner", `${path}/${ring.networkId}/supervision`, "networks: who leads puts a network of a country under supervision, and ends it with a reason", async (page, sees) => {
    await sees("It is not under supervision");
    await page.getByRole("link", { name: "Put under supervision" }).click();
    const form = page.getByRole("form", { name: "Put under supervision" });
    await form.getByLabel("Name").fill("Border police command");
    await form.getByLabel("Days from review to review").fill("900");
    await form.getByLabel("Reason").fill("It grows.");
    await form.getByRole("button", { name: "Put under supervision" }).click();
    await page.locator("[aria-invalid=true]").waitFor();
    await form.getByLabel("Days from review to review").fill("30");
    await form.getByRole("button", { name: "Put under supervision" }).click();
    await sees("Border ring (made up) is under supervision.");
    await page.getByRole("button", { name: "End the supervision" }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("It acts no more.");
    await page.getByRole("dialog").getByRole("button", { name: "End the supervision" }).click();
    await sees("has ended.");
    assert.equal(ring.majorCase.endReason, "It acts no more.");
    await page.getByRole("link", { name: "Record a review" }).click();
    const late = page.getByRole("form", { name: "Record a review" });
    await late.getByText("a review is still recorded").first().waitFor();
    assert.equal(await late.getByLabel("Next review due").count(), 0);
    await late.getByLabel("What was decided").fill("It is watched no more.");
    await late.getByLabel("Held on").fill("2099-01-01");
    await late.getByRole("button", { name: "Record a review" }).click();
    await late.locator("[aria-invalid=true]").waitFor();
    await late.getByLabel("Held on").fill(ring.majorCase.endTime.slice(0, 10));
    await late.getByRole("button", { name: "Record a review" }).click();
    await sees("Review 1 is recorded.");
    assert.deepEqual([ring.majorCase.reviews, ring.majorCase.nextReviewDay], [1, ""]);
  });

  await as("ng-ncb", `${path}/new`, "networks: a country creates a network of its own on a phone, and says who sees it", async (page, sees) => {
    const form = page.getByRole("form", { name: "Create a network" });
    await form.getByLabel("Name").fill("Harbour crew");
    await form.getByRole("button", { name: "Create a network" }).click();
    await sees("This is needed.");
    await form.getByLabel("What it does").fill("Opens containers at night.");
    await form.getByLabel("Drugs").check();
    await form.getByLabel("Visible to").selectOption("GH");
    await form.getByRole("button", { name: "Create a network" }).click();
    await sees("Harbour crew is created.");
    await sees("Nothing of it is there yet");
    const made = world.networks.find(({ spec }) => spec.name === "Harbour crew");
    assert.deepEqual([made.ownerCountry, made.spec.visibleTo, made.spec.handling], ["NG", ["GH"], world.serengeti.approvedRevision.plan.handlingLevel]);
  }, { width: 360, height: 780 });

  const crew = () => `${path}/${world.networks.find(({ spec }) => spec.name === "Harbour crew")?.networkId ?? "none"}`;
  const owner = world.participations.find((one) => one.operationId === operation && one.country === "NG");
  owner.state = "PARTICIPATION_STATE_WITHDRAWN";
  await as("planner", crew(), "networks: where its owner has left the secretariat lets fewer see a network, says nothing else anew, and closes it", async (page, sees) => {
    await sees("Its owner takes part no more.");
    assert.equal(await page.getByRole("button", { name: "Link to a case" }).count(), 0);
    await page.getByRole("link", { name: "Change who sees the network" }).click();
    const form = page.getByRole("form", { name: "Change who sees the network" });
    await form.getByRole("button", { name: /Ghana/ }).click();
    assert.equal(await form.getByLabel("Name").count(), 0);
    assert.ok(await form.getByLabel("Visible to").isDisabled());
    await form.getByRole("button", { name: "Change who sees the network" }).click();
    await sees("Harbour crew is revised.");
    assert.deepEqual(world.networks.find(({ spec }) => spec.name === "Harbour crew").spec.visibleTo, []);
    await page.getByRole("button", { name: "Close the network" }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("Nobody works on it.");
    await page.getByRole("dialog").getByRole("button", { name: "Close the network" }).click();
    await sees("Harbour crew is closed.");
  });
  owner.state = "PARTICIPATION_STATE_ACCEPTED";

  await as("planner", at, "networks: the history of a network tells what it was before, and that of a member too", async (page, sees) => {
    await page.getByRole("link", { name: "History", exact: true }).click();
    await page.waitForURL(/network=/);
    await sees("Network created");
    await page.getByRole("row", { name: /Network created/ }).getByRole("link").click();
    await sees("One source speaks of a group.");
    await page.goto(`${mock.address}/operations/${operation}/history?network=${lagoon.networkId}&node=${node("HERON").nodeId}`);
    await sees("Members and links added");
    // The name stands apart from the sentence by marks of direction.
    await sees(/The member .?HERON/);
  });

  await as("planner", at, "networks: one is revised, linked to a case and no more, and closed with a reason", async (page, sees) => {
    await page.getByRole("link", { name: "Revise the network" }).click();
    const form = page.getByRole("form", { name: "Revise the network" });
    await form.getByLabel("What it does").fill("Keeps people in two parks.");
    await form.getByRole("button", { name: "Revise the network" }).click();
    await sees("Lagoon network (made up) is revised.");
    await page.getByRole("button", { name: "Link to a case" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Link to a case" }).click();
    await sees("This is needed.");
    await dialog.getByLabel("Case").selectOption({ index: 1 });
    await dialog.getByRole("button", { name: "Link to a case" }).click();
    await sees("is linked to the case.");
    assert.equal(lagoon.caseIds.length, 1);
    await page.getByRole("link", { name: "Take the link away" }).click();
    await dialog.getByLabel("Reason").fill("It is about another group.");
    await dialog.getByRole("button", { name: "Take the link away" }).click();
    await sees("is taken away.");
    assert.equal(lagoon.caseIds.length, 0);
    await page.getByRole("button", { name: "Close the network" }).click();
    await dialog.getByText("but its supervision").waitFor();
    await dialog.getByLabel("Reason").fill("Its members were tried.");
    await dialog.getByRole("button", { name: "Close the network" }).click();
    await sees("Lagoon network (made up) is closed.");
    await sees("Its members were tried.");
    assert.equal(await page.getByRole("button", { name: "Add members and links" }).count(), 0, "nothing is added any more");
  });
}
