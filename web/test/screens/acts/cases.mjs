// Cases: nominated, reviewed where they are about a person, worked out, and decided on by a meeting.
import assert from "node:assert/strict";

export async function cases(as, mock) {
  const { world } = mock;
  const operation = world.serengeti.operationId;
  const path = `/operations/${operation}/cases`;
  const of = (reference) => world.cases.find((one) => one.spec.reference === reference);

  await as("planner", path, "cases are narrowed by state, words and area, and what no reviewer has passed is not among them", async (page, sees) => {
    await sees("9 cases");
    assert.equal(await page.getByText("pseudonym A").count(), 0);
    await page.getByRole("group", { name: "Cases by state" }).getByRole("button", { name: /Ready/ }).click();
    await sees("3 cases");
    await page.reload();
    await sees("3 cases");
    await page.getByLabel("Words in title or reference").fill("mule");
    await sees("1 case");
    await page.getByLabel("Words in title or reference").fill("nothing of the kind");
    await sees("No case fits");
  });

  await as("ng-ncb", `${path}/new`, "a country nominates a case about a person, and is told who sees it first", async (page, sees) => {
    const form = page.getByRole("form", { name: "Nominate a case" });
    await form.getByLabel("Title").fill("Recruiter, pseudonym E");
    await form.getByLabel("Reference").fill("NG/01");
    await form.getByLabel("Summary").fill("Five people name the same voice.");
    await form.getByRole("button", { name: "Nominate a case" }).click();
    await sees("This is needed.");
    await form.getByLabel("Trafficking in human beings").check();
    await form.getByLabel("It names or targets a person").check();
    await sees("A compliance reviewer looks at it first.");
    await page.reload();
    assert.equal(await form.getByLabel("Summary").inputValue(), "Five people name the same voice.", "what is typed is kept");
    await form.getByRole("button", { name: "Nominate a case" }).click();
    await sees("You have used this reference for another case");
    await form.getByLabel("Reference").fill("NG/77");
    await form.getByRole("button", { name: "Nominate a case" }).click();
    await sees("Recruiter, pseudonym E is nominated.");
    await sees("Nobody but its owner and the compliance reviewer sees this case.");
    assert.equal(of("NG/77").review.state, "CASE_REVIEW_STATE_PENDING");
  });

  await as("reviewer", "/", "a reviewer begins at what waits, the oldest first, refuses with a ground and passes with a reason", async (page, sees) => {
    await page.locator("tbody th a").first().waitFor();
    assert.deepEqual(await page.locator("tbody th a").allInnerTexts(), ["Organiser of a recruitment ring, pseudonym A (made up)", "Recruiter, pseudonym D (made up)", "Recruiter abroad, pseudonym H (made up)", "Recruiter, pseudonym E"]);
    await page.getByRole("link", { name: /pseudonym D/ }).click();
    await page.getByRole("button", { name: "Refuse" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Reason").fill("It is about what the person believes.");
    await dialog.getByRole("button", { name: "Refuse" }).click();
    await sees("This is needed.");
    await dialog.getByLabel("Religious").check();
    await dialog.getByRole("button", { name: "Refuse" }).click();
    await sees("Recruiter, pseudonym D (made up) is refused.");
    assert.deepEqual(of("GH/02").review.grounds, ["REVIEW_GROUND_RELIGIOUS"]);
    await page.getByRole("heading", { name: "Recruiter abroad, pseudonym H" }).waitFor();
    await page.getByRole("region", { name: "Compliance review" }).getByRole("link", { name: /pseudonym A/ }).click();
    await page.getByRole("button", { name: "Pass" }).click();
    await dialog.getByLabel("Reason").fill("An ordinary-law crime.");
    await dialog.getByRole("button", { name: "Pass" }).click();
    await sees("pseudonym A (made up) is passed.");
    assert.equal(of("NG/04").review.state, "CASE_REVIEW_STATE_PASSED");
  });

  await as("planner", `${path}?case=${of("NG/03").caseId}`, "a planner assesses a case, and marks it as a lead and as ready", async (page, sees) => {
    await page.getByRole("button", { name: "Assess", exact: true }).click();
    await page.getByRole("dialog").getByLabel("Assessment").fill("Two banks can stop the payments.");
    await page.getByRole("dialog").getByRole("button", { name: "Assess", exact: true }).click();
    await page.getByRole("button", { name: "Mark as a lead" }).click();
    await page.getByRole("button", { name: "Mark as ready" }).click();
    await sees("is ready for a meeting.");
    assert.equal(of("NG/03").state, "CASE_STATE_READY");
    assert.equal(await page.getByRole("button", { name: "Withdraw" }).count(), 0, "its owner alone takes it back");
  });

  await as("planner", `${path}/meeting`, "a meeting decides on several cases at once, looked through before they are sent", async (page, sees) => {
    await page.getByLabel(/Choose Romance fraud/).check();
    await page.getByLabel(/Choose SIM boxes/).check();
    await page.getByLabel(/Choose Mule accounts/).check();
    const [first, second, third] = ["SIM boxes", "Romance fraud", "Mule accounts"].map((title) => page.locator(".verdict").filter({ hasText: title }));
    await first.getByText("What it is about, and its assessment").click();
    await sees("Forty complaints name the same two numbers");
    await sees("Two countries hold parts of the evidence");
    await page.getByRole("button", { name: "Look through" }).click();
    await sees("This is needed.");
    for (const one of [first, second, third]) {
      await one.getByLabel("Evidence is in hand").selectOption("yes");
      await one.getByLabel("Reasons").fill("Both countries can act.");
    }
    await page.getByRole("button", { name: "Look through" }).click();
    assert.equal(await page.getByRole("dialog").count(), 0, "nothing is decided by itself");
    await first.getByRole("button", { name: "Selected", exact: true }).click();
    await second.getByRole("button", { name: "Not selected" }).click();
    await third.getByRole("button", { name: "Not selected" }).click();
    await page.reload();
    assert.equal(await first.getByLabel("Reasons").inputValue(), "Both countries can act.", "what is typed is kept");
    await page.getByLabel("Meeting", { exact: true }).selectOption({ index: 2 });
    assert.equal(await page.getByLabel("Day of the meeting").inputValue(), world.meetings.find(({ spec }) => spec.title.startsWith("Selection")).spec.meetTime.slice(0, 10), "the day is that of the meeting");
    await page.getByRole("button", { name: "Look through" }).click();
    await sees("1 selected, 2 not selected.");
    const [dialog, changed] = [page.getByRole("dialog"), of("KE/01")];
    assert.equal(await dialog.getByText("Met: ").count(), 3);
    Object.assign(changed, { version: String(Number(changed.version) + 1) });
    await dialog.getByRole("button", { name: "Record the decisions" }).click();
    await dialog.getByText("1 case is chosen no more").waitFor();
    assert.match(await dialog.locator(".refusal").innerText(), /Mule accounts/, "a refusal names the case");
    assert.match(await dialog.locator(".note.warn").innerText(), /Mule accounts/);
    assert.equal(await dialog.getByRole("button", { name: "Record the decisions" }).getAttribute("aria-disabled"), "true", "nothing is sent before it is read");
    await dialog.getByRole("button", { name: "I have read it" }).click();
    await sees("1 selected, 1 not selected.");
    await dialog.getByRole("button", { name: "Record the decisions" }).click();
    await sees("2 decisions are recorded.");
    const decided = ["NG/01", "GH/01"].map((reference) => of(reference).state).sort();
    assert.deepEqual(decided, ["CASE_STATE_NOT_SELECTED", "CASE_STATE_SELECTED"]);
    assert.equal(of("NG/01").decision.meetingId, world.meetings.find(({ spec }) => spec.title.startsWith("Selection")).meetingId);
    assert.deepEqual(of("NG/01").decision.criteria.map(({ key, met }) => [key, met]), [["evidence_in_hand", true]]);
    await page.goto(`${mock.address}/operations/${of("NG/01").operationId}/preparation/meetings/${of("NG/01").decision.meetingId}`);
    await sees("2 selected, 2 not selected");
    await page.getByRole("link", { name: of("GH/01").spec.title }).click();
    await sees("Decision of the meeting");
  });

  await as("ng-ncb", `${path}?case=${of("NG/06").caseId}`, "a country reads what was decided on its case, and takes it back", async (page, sees) => {
    await sees("Decision of the meeting");
    await sees("Evidence is in hand in at least two countries.");
    await page.getByRole("button", { name: "Withdraw", exact: true }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("Charges were brought at home.");
    await page.getByRole("dialog").getByRole("button", { name: "Withdraw", exact: true }).click();
    await sees("is withdrawn.");
    assert.equal(of("NG/06").withdrawReason, "Charges were brought at home.");
    await page.goto(`${mock.address}${path}?state=CASE_STATE_WITHDRAWN&case=${of("NG/07").caseId}`);
    await sees("Charges were brought at home (made up).");
    assert.equal(await page.locator("main").getByText("Waits for review").count(), 0, "what is withdrawn waits for nobody");
  });
}
