// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import english from "./en";
import { LanguageProvider, useLanguage } from "./LanguageProvider";
import { type Language, messagesOf } from "./language";

vi.mock("./language", async (original) => ({ ...(await original<typeof import("./language")>()), messagesOf: vi.fn() }));
const come = vi.mocked(messagesOf);
const without = (...missing: Language[]) =>
  come.mockImplementation(async (language) => {
    if (missing.includes(language)) throw new TypeError("Failed to fetch dynamically imported module");
    return english;
  });

beforeEach(() => localStorage.setItem("cordon.language", "en"));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

function Spoken() {
  const { language, speak } = useLanguage();
  return <button onClick={() => speak("fr")}>{`spoken ${language}`}</button>;
}
const shown = () =>
  render(
    <LanguageProvider>
      <Spoken />
    </LanguageProvider>,
  );

it("a language that did not come is told, what is read stays, and it is asked for again", async () => {
  without("fr");
  shown();
  fireEvent.click(await screen.findByText("spoken en"));

  expect((await screen.findByRole("alert")).textContent).toContain("Français could not be fetched.");
  expect(screen.getByText("spoken en")).toBeTruthy();

  without();
  await act(async () => fireEvent.click(screen.getByText("Try again")));
  expect(await screen.findByText("spoken fr")).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("where the first language does not come, another is better than none", async () => {
  localStorage.setItem("cordon.language", "fr");
  without("fr", "en");
  shown();

  expect(await screen.findByText("spoken es")).toBeTruthy();
  expect(screen.getByRole("alert").textContent).toContain("Français");
});

it("where no language comes, there is a way to ask again", async () => {
  without("en", "fr", "es", "ar");
  shown();
  const button = await screen.findByRole("button", { name: "English" });

  without();
  await act(async () => fireEvent.click(button));
  expect(await screen.findByText("spoken en")).toBeTruthy();
});
