// People: an NCB admits and suspends its own, the secretariat admits first officers by two, and nobody sees a first password twice.
import assert from "node:assert/strict";

export async function people(as, mock) {
  const { world } = mock;
  const of = (id) => world.people.find((one) => one.personId === id);
  const dialog = (page) => page.locator("dialog[open]");
  const phone = { width: 360, height: 780 };
  const strong = (page) => page.context().addCookies([{ name: "strong", value: "1", url: mock.address }]);
  const kept = (page) => page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href, document.cookie]));

  await as("ng-ncb", "/people", "people: what waits stands first; found by a word and by its state", async (page, sees) => {
    await sees("waits for you");
    assert.match(await page.locator("tbody tr").first().innerText(), /Grace Eze/);
    await page.getByRole("searchbox").fill("fraud unit");
    await page.waitForURL(/find=/);
    await page.locator("tbody tr", { hasText: "Bola" }).waitFor({ state: "detached" });
    await page.getByLabel("State").selectOption({ label: "Suspended" });
    await page.locator("tbody tr", { hasText: "Grace" }).waitFor({ state: "detached" });
    assert.equal(await page.locator("tbody tr").count(), 1);
    await page.getByRole("searchbox").fill("");
    await page.getByLabel("State").selectOption({ label: "Declined" });
    await page.getByRole("link", { name: "Account taken away" }).click();
    await sees("Belongs to another service.");
  });

  await as("ng-ncb", "/people?person=ng-ncb", "people: nobody is offered to change or suspend themself", async (page, sees) => {
    await sees("This is you.");
    assert.equal(await page.locator(".detail").getByRole("button", { name: /Suspend|Change/ }).count(), 0);
  });

  await as("ng-ncb", "/people", "people: an NCB proposes its own field officer", async (page, sees) => {
    await page.getByRole("button", { name: /^Propose somebody/ }).click();
    await page.getByLabel("Given name").fill("Ngozi");
    await page.getByLabel("Family name").fill("Ibe");
    await page.getByLabel("Username").fill("NG.Ibe");
    await page.getByLabel("Mail").fill("n.ibe@police.example");
    await page.getByRole("button", { name: "Propose somebody" }).click();
    await sees("This is needed.");
    await page.getByLabel("Field officer").check();
    await page.getByLabel("Unit").fill("Fraud unit");
    await page.getByRole("button", { name: "Propose somebody" }).click();
    await page.waitForURL(/\/people\?person=/);
    await page.getByRole("heading", { name: "Ngozi Ibe" }).waitFor();
    assert.deepEqual([world.people.at(-1).username, world.people.at(-1).country, world.people.at(-1).roles], ["ng.ibe", "NG", ["ROLE_FIELD_OFFICER"]]);
  }, phone);

  await as("ng-ncb", "/people?person=ng-new", "people: admitting asks for the second factor, keeps no password for it, and shows it once", async (page, sees) => {
    await page.locator(".decide").getByRole("button", { name: /^Admit/ }).waitFor();
    await page.keyboard.press("c");
    await dialog(page).getByText("The second factor is asked for next").waitFor();
    await dialog(page).getByRole("button", { name: "Admit" }).click();
    await dialog(page).getByText("Second factor shown").waitFor();
    assert.equal(of("ng-new").active, false);
    assert.doesNotMatch(await kept(page), /oneTimePassword/);
    await dialog(page).getByRole("button", { name: "Admit" }).click();
    const shown = page.locator(".first-password code");
    await shown.waitFor();
    const password = await shown.innerText();
    assert.match(password, /^([A-HJ-NP-Za-hj-km-np-z2-9]{6}-){3}[A-HJ-NP-Za-hj-km-np-z2-9]{6}$/);
    assert.equal(world.passwords.get("ng-new"), password);
    assert.ok(!(await kept(page)).includes(password));
    await page.keyboard.press("Escape");
    await shown.waitFor();
    await page.getByRole("button", { name: "I have it" }).click();
    await shown.waitFor({ state: "detached" });
    assert.ok(!(await page.content()).includes(password));
    assert.equal(of("ng-new").active, true);
  });

  await as("admin", "/people?person=gs-new&dialog=admit", "people: after a line that broke the same password is sent again, and shown", async (page, sees) => {
    await strong(page);
    const sent = [];
    await page.route("**/*:admit", async (route) => {
      sent.push([route.request().postDataJSON().oneTimePassword, route.request().headers()["idempotency-key"]]);
      if (sent.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await dialog(page).getByRole("button", { name: "Admit" }).click();
    await sees("No answer has come");
    await dialog(page).getByRole("button", { name: "Cancel" }).click();
    await dialog(page).waitFor({ state: "detached" });
    assert.equal(of("gs-new").active, true);
    await page.getByRole("button", { name: "Send it again" }).click();
    await dialog(page).getByRole("button", { name: "Send it again" }).click();
    const shown = page.locator(".first-password code");
    await shown.waitFor();
    assert.deepEqual([sent.length, sent[0], await shown.innerText()], [2, sent[1], world.passwords.get("gs-new")]);
  });

  await as("ng-ncb", "/people?person=ng-field", "people: the links of an officer's calendars are ended with a reason", async (page, sees) => {
    await page.getByRole("button", { name: "End calendar links" }).click();
    await dialog(page).getByRole("textbox").fill("A telephone was lost.");
    await dialog(page).getByRole("button", { name: "End calendar links" }).click();
    await sees("No calendar link of");
    assert.ok(world.calendarLinks.filter(({ subject }) => subject === "ng-field").every(({ state }) => state === "CALENDAR_LINK_STATE_REVOKED"));
  }, phone);

  await as("ng-ncb", "/people?person=ng-field", "people: suspending says what happens, wants a reason, and is undone by restoring", async (page, sees) => {
    await strong(page);
    await page.getByRole("button", { name: "Suspend" }).click();
    await sees("reach nothing within a minute");
    await dialog(page).getByRole("button", { name: "Suspend" }).click();
    assert.equal(of("ng-field").active, true);
    await dialog(page).getByLabel("Reason").fill("Phone was stolen.");
    await dialog(page).getByRole("button", { name: "Suspend" }).click();
    await dialog(page).waitFor({ state: "detached" });
    await page.locator(".detail").getByText("Phone was stolen.").waitFor();
    assert.equal(of("ng-field").active, false);
    await page.getByRole("button", { name: "Restore" }).click();
    await dialog(page).getByRole("button", { name: "Restore" }).click();
    await dialog(page).waitFor({ state: "detached" });
    await page.locator(".detail .head").getByText("Active").waitFor();
    assert.equal(of("ng-field").active, true);
  }, phone);

  await as("ng-ncb2", "/people?person=ng-approver", "people: the last officer is told plainly; roles and unit are changed", async (page, sees) => {
    await strong(page);
    world.lastOfficer = true;
    await page.getByRole("button", { name: "Suspend" }).click();
    await dialog(page).getByLabel("Reason").fill("Has left.");
    await dialog(page).getByRole("button", { name: "Suspend" }).click();
    await sees("No active officer would be left");
    world.lastOfficer = false;
    await dialog(page).getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Change roles" }).click();
    await dialog(page).getByLabel("NCB officer").uncheck();
    await dialog(page).getByRole("button", { name: "Change roles" }).click();
    await dialog(page).waitFor({ state: "detached" });
    assert.deepEqual(of("ng-approver").roles, ["ROLE_APPROVER"]);
    await page.getByRole("button", { name: "Change unit" }).click();
    await dialog(page).getByLabel("Unit").fill("Legal office");
    await dialog(page).getByRole("button", { name: "Change unit" }).click();
    await dialog(page).waitFor({ state: "detached" });
    assert.equal(of("ng-approver").unit, "Legal office");
  });

  await as("approver", "/admissions", "people: an approver proposes a first officer against a letter, and another has to admit", async (page, sees) => {
    world.directory.push({ ...world.directory[0], country: "GH" });
    await page.reload();
    await page.getByRole("button", { name: /^Propose a first officer/ }).click();
    await page.getByLabel("Country").selectOption("GH");
    await page.getByLabel("Given name").fill("Kofi");
    await page.getByLabel("Family name").fill("Mensah");
    await page.getByLabel("Username").fill("gh.mensah");
    await page.getByLabel("Mail").fill("k.mensah@police.example");
    await page.getByRole("button", { name: "Propose a first officer" }).click();
    await page.locator(".remark").first().waitFor();
    await page.getByLabel("Letter").fill("NCB/ACC/12");
    await page.getByRole("button", { name: "Propose a first officer" }).click();
    await page.waitForURL(/\/admissions\?person=/);
    await sees("You proposed it. Another officer of the secretariat admits.");
    assert.equal(await page.locator(".decide button").first().getAttribute("aria-disabled"), "true");
    await page.getByRole("button", { name: "Withdraw" }).click();
    await dialog(page).getByRole("button", { name: "Withdraw" }).click();
    await page.locator(".detail").getByText("Account taken away").first().waitFor();
    assert.equal(world.people.at(-1).admission.state, "ADMISSION_STATE_WITHDRAWN");
  });

  await as("admin", "/admissions", "people: an administrator holds the letter beside it and declines with a reason", async (page, sees) => {
    await page.getByRole("link", { name: "Paul Girard" }).click();
    await page.locator(".decide").getByRole("button", { name: /^Admit/ }).waitFor();
    await page.keyboard.press("c");
    await dialog(page).getByText("BCN/2026/0417").waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await page.keyboard.press("d");
    await dialog(page).getByLabel("Reason").fill("The letter is not signed.");
    await dialog(page).getByRole("button", { name: "Decline" }).click();
    await dialog(page).waitFor({ state: "detached" });
    await page.locator(".detail").getByText("The letter is not signed.").waitFor();
    assert.equal(of("fr-first").admission.state, "ADMISSION_STATE_DECLINED");
  });

  await as("ng-ncb", "/people", "people: while whoever keeps them does not answer it says so, and is there again", async (page, sees) => {
    world.peopleAway = true;
    await page.reload();
    await sees("does not answer.");
    world.peopleAway = false;
    await page.getByRole("button", { name: "Try again" }).first().click();
    await page.getByRole("link", { name: "Chidi Okafor" }).waitFor();
  });
}
