// A line that goes and comes back, and a session that ends: nothing that was typed is lost.
import assert from "node:assert/strict";

export async function lines(as, mock) {
  const { world } = mock;
  const operation = world.serengeti.operationId;

  await as("ng-field", `/report?operation=${operation}`, "without a line a report is kept, said so, and sent when it is back", async (page, sees) => {
    await page.getByLabel("Number").fill("12");
    await page.getByLabel("Reference").fill("FIELD-1");
    await page.getByLabel("When it happened, UTC").fill("2026-11-20T04:00");
    mock.line(false);
    await page.getByRole("button", { name: "Report the result" }).click();
    await sees("There is no connection to Cordon.");
    await sees(/What you see is as of .*UTC/);
    assert.equal(await page.getByLabel("Number").inputValue(), "12");
    mock.line(true);
    await sees("The connection is back.");
    await page.locator(".line-lost").waitFor({ state: "detached" });
    assert.equal(await page.getByLabel("Number").inputValue(), "12");
    await page.getByRole("button", { name: "Report the result" }).click();
    await sees("Reported: FIELD-1");
    assert.equal(world.results.filter((one) => one.spec.reference === "FIELD-1").length, 1);
  });

  await as("ng-ncb", "/inbox", "a page that was not fetched yet opens by itself once there is a line", async (page, sees) => {
    mock.line(false);
    await page.locator(".rail").getByRole("link", { name: "Validate" }).click();
    await sees("There is no connection to Cordon.");
    await page.waitForURL(/validate/);
    mock.line(true);
    await page.getByRole("heading", { name: "Validate results" }).waitFor({ timeout: 12_000 });
  });

  await as("ng-ncb", "/inbox", "all pages are fetched ahead, and open without a line", async (page, sees) => {
    await page.waitForTimeout(6_500);
    await page.context().setOffline(true);
    await sees("There is no connection to Cordon.");
    await page.locator(".rail").getByRole("link", { name: "Report" }).click();
    await page.getByRole("heading", { name: "Report a result" }).waitFor();
    await page.context().setOffline(false);
    await sees("The connection is back.");
  });

  await as("ng-field", `/report?operation=${operation}`, "a session that ends while a form is written loses nothing of it", async (page, sees) => {
    await page.getByLabel("Number").fill("31");
    await page.getByLabel("Reference").fill("FIELD-2");
    await page.getByLabel("When it happened, UTC").fill("2026-11-20T04:00");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Report the result" }).click();
    await sees("Your session has ended");
    await page.setExtraHTTPHeaders({ "x-mock": "ng-field" });
    await page.getByRole("button", { name: "Sign in" }).last().click();
    await page.getByLabel("Number").waitFor();
    assert.equal(await page.getByLabel("Number").inputValue(), "31");
  });

  for (const [person, path, name] of [["leadership", `/operations/${operation}/outcome`, "the outcome"], ["ng-ncb", "/figures", "a country's own figures"]]) {
    await as(person, "/status", `${name}: what does not come says why, and comes when it is asked for again`, async (page, sees) => {
      const refused = { status: 503, reason: "SERVICE_UNAVAILABLE", traceId: "0af7651916cd43dd8448eb211c80319c" };
      await page.route(/\/outcome(:watch)?$/, (route) => (route.request().resourceType() === "document" ? route.continue() : route.fulfill({ status: 503, json: refused })));
      await page.goto(mock.address + path);
      await sees("The service does not answer.");
      await sees("Try again in a moment.");
      await sees(/0af76519/);
      await page.unrouteAll();
      await page.getByRole("button", { name: "Try again" }).click();
      await page.locator(".figure").first().waitFor();
    });

    await as(person, "/status", `${name} is asked for every few seconds where no more streams may be open`, async (page) => {
      mock.world.noStreams = true;
      await page.goto(mock.address + path);
      await page.locator(".figure").first().waitFor();
      await page.locator(".live.good").waitFor();
      mock.world.noStreams = false;
    });
  }
}
