// Intelligence packages: drafted, reviewed where they are about a person, given, received, used, answered for and recalled.
import assert from "node:assert/strict";

export async function packages(as, mock) {
  const { world } = mock;
  const operation = world.serengeti.operationId;
  const path = `/operations/${operation}/packages`;
  const of = (title) => world.packages.find((one) => one.spec.title.startsWith(title));
  const copy = (title, code) => world.packageCopies.find((one) => one.packageId === of(title).packageId && one.receiverCountry === code);
  const dialog = (page) => page.locator("dialog[open]");

  await as("planner", path, "packages: those who lead see that others have given one, and nothing of what it says", async (page, sees) => {
    await sees("7 packages");
    assert.equal(await page.getByText("pseudonym H").count(), 0);
    assert.equal(await page.getByText("A depot near").count(), 0);
    await page.getByRole("link", { name: "P-6" }).click();
    await sees("You see its number, its owner and its copies, and nothing of what it says.");
    await page.getByRole("link", { name: "Copies" }).click();
    await page.getByRole("button", { name: /Feedback late on/ }).click();
    await sees("2 copies");
    await page.reload();
    await sees("2 copies");
  });

  await as("ng-ncb", `/operations/${operation}/cases?case=${world.cases.find((one) => one.spec.reference === "NG/01").caseId}`, "packages: a country drafts one for a case, is told who does not take part, looks through it and gives it", async (page, sees) => {
    await page.getByRole("link", { name: /Numbers that the callers used/ }).waitFor();
    await page.getByRole("link", { name: "Draft a package for this case" }).click();
    const form = page.getByRole("form", { name: "Draft a package" });
    await form.getByLabel("Title").fill("Two more numbers");
    await form.getByRole("button", { name: "Save as a draft" }).click();
    await sees("This is needed.");
    await form.getByLabel("Text", { exact: true }).fill("They ring at the same hours.");
    for (const code of ["GH", "GA"]) await form.locator(".choose label").filter({ has: page.locator(".country-code", { hasText: new RegExp(`^${code}$`) }) }).locator("input").check();
    await form.getByLabel(/Lead only/).check();
    await page.reload();
    assert.equal(await form.getByLabel("Title").inputValue(), "Two more numbers", "what is typed is kept");
    await form.getByRole("button", { name: "Save as a draft" }).click();
    await sees("It does not take part in the operation: leave it out.");
    await form.locator(".choose label").filter({ has: page.locator(".country-code", { hasText: /^GA$/ }) }).locator("input").uncheck();
    await form.getByRole("button", { name: "Save as a draft" }).click();
    await sees("Two more numbers is drafted.");
    await page.getByRole("button", { name: "Give", exact: true }).click();
    await dialog(page).getByText("One receiver gets a copy").waitFor();
    await dialog(page).getByRole("button", { name: "Give" }).click();
    await sees("Two more numbers is given.");
    assert.deepEqual([of("Two more numbers").number, copy("Two more numbers", "GH").state], [7, "PACKAGE_COPY_STATE_SENT"]);
  });

  await as("ng-ncb", "/inbox", "packages: a country receives one from its inbox, is refused a use, asks for it with what it typed, and says what it led to", async (page, sees) => {
    await page.getByRole("link", { name: /P-4\/1/ }).click();
    await page.getByRole("button", { name: "Give receipt" }).click();
    await sees("Receipt of P-4/1 is given.");
    await page.getByRole("button", { name: "Record a use" }).click();
    await dialog(page).getByRole("combobox", { name: "Use" }).selectOption({ label: "Evidence" });
    await dialog(page).getByLabel("What for").fill("For the hearing in March.");
    await dialog(page).getByRole("button", { name: "Record the use" }).click();
    await dialog(page).getByText("evidence after a letter of request").first().waitFor();
    await dialog(page).getByRole("button", { name: "Ask the owner for it" }).click();
    assert.equal(await dialog(page).getByLabel("What for").inputValue(), "For the hearing in March.");
    await dialog(page).getByRole("button", { name: "Ask the owner", exact: true }).click();
    await sees("A wider use of P-4/1 is asked for.");
    await page.getByRole("button", { name: "Give feedback" }).click();
    await dialog(page).getByLabel("A new lead").check();
    await dialog(page).getByLabel("Nothing found").check();
    assert.equal(await dialog(page).getByLabel("A new lead").isChecked(), false, "nothing found stands alone");
    await dialog(page).getByLabel("In words").fill("Nothing of it is known here.");
    await dialog(page).getByRole("button", { name: "Send feedback" }).click();
    await sees("Feedback on P-4/1 is given.");
    await page.getByRole("button", { name: "Say it anew" }).waitFor();
    assert.equal(copy("SIM boxes", "NG").feedback.length, 1);
  });

  await as("ng-ncb", `/inbox?package=${of("List of shops").packageId}`, "packages: of one that was recalled nothing is shown, and a receiver says what has become of it", async (page, sees) => {
    await sees("The source was mistaken about the shops (made up).");
    assert.equal(await page.getByText("List of shops").count(), 0);
    await page.getByRole("button", { name: "Acknowledge the recall" }).click();
    await dialog(page).getByRole("button", { name: "Acknowledge the recall" }).click();
    await sees("This is needed.");
    await dialog(page).getByLabel("What has become of it").selectOption({ label: "Destroyed" });
    await dialog(page).getByRole("button", { name: "Acknowledge the recall" }).click();
    await sees("is acknowledged.");
    assert.equal(copy("List of shops", "NG").recallEnd, "RECALL_END_DESTROYED");
  });

  await as("ng-ncb", `/inbox?package=${of("Numbers").packageId}`, "packages: an owner sees a use against a condition, and grants a wider one to that receiver alone", async (page, sees) => {
    await sees("1 use against a condition");
    await page.getByRole("button", { name: "Grant" }).click();
    await dialog(page).getByLabel("Reason").fill("For the hearing alone.");
    await dialog(page).getByRole("button", { name: "Grant" }).click();
    await sees("The wider use is granted.");
    assert.equal(copy("Numbers", "GH").widerUses[0].state, "WIDER_USE_STATE_GRANTED");
    await page.getByRole("button", { name: "Recall" }).click();
    await dialog(page).getByLabel("Reason").fill("A number belongs to somebody else.");
    await dialog(page).getByRole("button", { name: "Recall" }).click();
    await sees("is recalled.");
    assert.equal(copy("Numbers", "GH").state, "PACKAGE_COPY_STATE_RECALLED");
  });

  await as("reviewer", "/review", "packages: a reviewer finds them beside cases, and passes one that is then given", async (page, sees) => {
    await page.getByRole("link", { name: /Recruiter abroad, pseudonym H/ }).click();
    await page.getByRole("button", { name: "Pass" }).click();
    await dialog(page).getByLabel("Reason").fill("An ordinary-law crime.");
    await dialog(page).getByRole("button", { name: "Pass" }).click();
    await sees("is passed.");
    assert.equal(of("Recruiter abroad, pseudonym H").state, "PACKAGE_STATE_GIVEN");
  });

  await as("planner", `${path}?package=${of("Accounts").packageId}`, "packages: on a phone and in Arabic one is read, and another begins in its place", async (page, sees) => {
    await page.getByRole("link", { name: "إحلال أخرى محلها" }).click();
    await page.locator("main form").waitFor();
    assert.equal(await page.locator("main form input[type=text]").first().inputValue(), "Accounts behind two call centres (made up)");
    await sees(/تحل هذه محل/);
  }, { width: 360, height: 780, language: "ar" });
}
