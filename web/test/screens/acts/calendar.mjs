// A person's links to what is due to them: made, copied once, renewed, revoked.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";

export async function calendar(as, { world }) {
  await as("ng-ncb", "/operations", "calendar: a link is made, its address is shown once and told to nobody", async (page, sees) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator("details.menu > summary").click();
    await page.getByRole("link", { name: "Calendar" }).click();
    await page.waitForURL(/\/calendar$/);
    await page.getByRole("button", { name: "Make a link" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill("Laptop");
    await dialog.getByRole("button", { name: "Make a link" }).click();
    await sees("The link is made");
    const address = await dialog.getByLabel("Address").inputValue();
    const secret = /^https?:\/\/[^/]+\/links\/calendar\/([A-Za-z0-9_-]{43})\/cordon\.ics$/.exec(address)[1];
    assert.equal(world.calendarMade.secretHash, createHash("sha256").update(secret).digest("hex"));
    assert.equal(JSON.stringify(world.calendarMade).includes(secret), false);
    assert.equal(page.url().includes(secret), false);
    await dialog.getByRole("button", { name: "Copy the address" }).click();
    await sees("The address is copied.");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    assert.equal(kept.includes(secret), false);
    await page.keyboard.press("Escape");
    await sees("The link is made");
    await dialog.getByRole("button", { name: "I have kept it" }).click();
    await sees("Laptop");
    assert.equal(await page.getByText(secret).count(), 0);
  });

  await as("ng-ncb", "/calendar", "calendar: one that has ended says so and is renewed", async (page, sees) => {
    await sees("It gives nothing any more.");
    await sees("Ends within two weeks: renew it.");
    await page.getByRole("button", { name: "Renew The old phone (made up)" }).click();
    await sees("The link lasts 90 days from now");
    assert.equal(world.calendarLinks.find(({ name }) => name.startsWith("The old phone")).state, "CALENDAR_LINK_STATE_IN_USE");
  });

  await as("ng-ncb", "/calendar", "calendar: nothing is revoked without being asked for, and then for good", async (page, sees) => {
    const desk = world.calendarLinks.find(({ name }) => name.startsWith("Desk"));
    await page.getByRole("button", { name: "Revoke Desk (made up)" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Its address gives nothing from now on").waitFor();
    assert.equal(desk.state, "CALENDAR_LINK_STATE_IN_USE");
    await dialog.getByRole("button", { name: "Revoke", exact: true }).click();
    await sees("Desk (made up) is revoked.");
    assert.equal(desk.state, "CALENDAR_LINK_STATE_REVOKED");
    assert.equal(await page.getByRole("button", { name: "Revoke Desk (made up)" }).count(), 0);
  }, { width: 360, height: 780 });

  await as("auditor", "/calendar", "calendar: whoever has nothing due makes none and may still look", async (page, sees) => {
    await sees("With your roles nothing is due to you by a calendar.");
    await sees("You have no link.");
    assert.equal(await page.getByRole("button", { name: "Make a link" }).count(), 0);
  });
}
