// Orders: issued out of the plan in force, received, read and understood, printed, recalled and destroyed.
import assert from "node:assert/strict";

export async function orders(as, mock) {
  const { world } = mock;
  const operation = world.serengeti.operationId;
  const path = `/operations/${operation}/orders`;
  const of = (number) => world.orders.find((one) => one.number === number);
  const copy = (number, country) => world.orderCopies.find((one) => one.orderId === of(number).orderId && one.receiverCountry === country);
  const dialog = (page) => page.locator("dialog[open]");

  await as("ng-field", path, "orders: a field officer reads the copy of their country, which names it on every page, and says so once", async (page, sees) => {
    await page.getByRole("link", { name: "Order 2" }).click();
    await page.getByRole("heading", { name: "Human rights" }).waitFor();
    await sees("Order 2 · copy 1 of 3 · ");
    await page.getByRole("heading", { name: "Tasks of your country" }).waitFor();
    const names = await page.locator(".order-part > h2").allTextContents();
    assert.deepEqual(names, ["Information", "Intention", "Method", "Administration", "Risk assessment", "Communications", "Human rights"]);
    assert.equal(await page.getByRole("button", { name: "Give receipt" }).count(), 0);
    await page.getByRole("button", { name: "Read and understood" }).click();
    await sees("You have read and understood order 2.");
    assert.equal(await page.getByRole("button", { name: "Read and understood" }).count(), 0);
    assert.equal(copy(2, "NG").readers, 1);
  });

  await as("ng-ncb", path, "orders: on a phone and in Arabic a copy is read, and its head stands on each printed page", async (page, sees) => {
    await page.getByRole("heading", { level: 1, name: "الأوامر" }).waitFor();
    await page.getByRole("link", { name: /الأمر رقم/ }).first().click();
    await page.getByRole("heading", { name: "حقوق الإنسان" }).waitFor();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".handling").evaluate((one) => getComputedStyle(one).display), "table-header-group");
    assert.equal(await page.locator(".order-beside").isVisible(), false);
  }, { width: 360, height: 780, language: "ar" });

  await as("ng-field", `${path}/${of(2).orderId}`, "orders: a copy is taken along as a document in the reader's language, by a key as well, and named by its numbers", async (page, sees) => {
    await page.getByRole("heading", { name: "Human rights" }).waitFor();
    for (const press of [() => page.getByRole("button", { name: "Download PDF" }).click(), () => page.keyboard.press("d")]) {
      const [file] = await Promise.all([page.waitForEvent("download"), press()]);
      assert.match(file.suggestedFilename(), /^Serengeti.*-2-1\.pdf$/);
      await sees("The PDF of order 2 is made.");
    }
    assert.deepEqual(world.pdfs.map(({ order, copy, language }) => [order, copy, language]), [[2, 1, "en"], [2, 1, "en"]]);
    const before = of(2).state;
    of(2).state = "ORDER_STATE_RECALLED";
    await page.getByRole("button", { name: "Download PDF" }).click();
    await sees("The PDF is not made");
    of(2).state = before;
  });

  await as("planner", path, "orders: who leads issues the next to countries by number, and the one before is superseded", async (page, sees) => {
    await page.getByRole("button", { name: "Issue an order" }).click();
    await sees("Order 2 is in force.");
    await page.getByRole("link", { name: "Read the plan" }).waitFor();
    await page.getByRole("button", { name: "Issue an order" }).click();
    await sees("This is needed.");
    await page.getByLabel("Nigeria").check();
    await page.getByLabel("Ghana").check();
    await sees("Due again");
    await page.getByLabel("Ghana").uncheck();
    await page.getByLabel("Kenya").check();
    await page.getByRole("button", { name: "Issue an order" }).click();
    await sees("The order is issued.");
    await page.getByRole("heading", { level: 1, name: "Order 3" }).waitFor();
    await sees("0 of 2 received");
    assert.deepEqual([of(2).state, copy(2, "NG").state, copy(3, "KE").copyNumber], ["ORDER_STATE_SUPERSEDED", "ORDER_COPY_STATE_CALLED_IN", 2]);
    await sees("reading copy, not a numbered copy · ");
    await sees(/countries that take part have no copy/);
    await page.locator(".note").getByRole("button", { name: "Give further copies" }).click();
    await dialog(page).getByLabel("Ghana").check();
    await dialog(page).getByRole("button", { name: "Give further copies" }).click();
    await sees("Further copies of order 3 are given.");
    assert.equal(copy(3, "GH").ofCopies, 3);
  });

  await as("ng-ncb", "/inbox", "orders: a country gives receipt from its inbox, reads, and says that the older copy is destroyed", async (page, sees) => {
    await page.getByRole("link", { name: /Order 3/ }).click();
    await page.getByRole("button", { name: "Give receipt" }).click();
    await sees("Receipt of order 3 is given.");
    await page.goto(`${mock.address}${path}/${of(2).orderId}`);
    await sees("Superseded by order 3");
    assert.equal(await page.getByRole("heading", { name: "Intention" }).count(), 0, "what it says is told no more");
    await page.getByRole("button", { name: "Confirm that it is destroyed" }).click();
    await dialog(page).getByRole("button", { name: "Confirm that it is destroyed" }).click();
    await sees("The destruction of your copy of order 2 is confirmed.");
    assert.equal(copy(2, "NG").state, "ORDER_COPY_STATE_DESTROYED");
  });

  const takingPart = world.participations.find((one) => one.operationId === operation && one.country === "NG");
  await as("ng-ncb", `${path}/${of(3)?.orderId}`, "orders: a country that takes part no more is asked to destroy its copy, and not to receive or read it", async (page, sees) => {
    takingPart.state = "PARTICIPATION_STATE_WITHDRAWN";
    copy(3, "NG").state = "ORDER_COPY_STATE_SENT";
    await page.goto(`${mock.address}/inbox`);
    await page.getByRole("link", { name: /Order 3/ }).click();
    await sees("What the order says is not told any more");
    await page.getByRole("button", { name: "Confirm that it is destroyed" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Give receipt" }).count(), 0);
    takingPart.state = "PARTICIPATION_STATE_ACCEPTED";
    copy(3, "NG").state = "ORDER_COPY_STATE_RECEIVED";
  });

  await as("planner", path, "orders: past its time an order is told to nobody, and the next is to be issued", async (page, sees) => {
    const { destroyTime } = of(3);
    of(3).destroyTime = new Date(Date.now() - 60_000).toISOString();
    await page.reload();
    await sees("Its time has passed");
    await page.getByRole("link", { name: "Order 3" }).click();
    await sees("Whoever still works needs the next order: issue it.");
    assert.equal(await page.locator(".order-part").count(), 0);
    assert.equal(await page.getByRole("button", { name: "Give further copies" }).count(), 0);
    of(3).destroyTime = destroyTime;
  });

  await as("planner", `${path}/${of(3)?.orderId}`, "orders: one that is recalled says why, and what it says is shown to nobody", async (page, sees) => {
    await sees("1 of 3 received");
    await page.getByRole("button", { name: "Recall" }).click();
    await dialog(page).getByLabel("Reason").fill("The action days have become known.");
    await dialog(page).getByRole("button", { name: "Recall" }).click();
    await sees("Order 3 is recalled.");
    await sees("The action days have become known.");
    assert.equal(await page.locator(".order-part").count(), 0);
  });
}
