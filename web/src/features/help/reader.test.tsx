// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { languages } from "@/language/language";
import { Reader } from "./Reader";
import { fetchTexts } from "./texts";
import { topics } from "./topics";

vi.mock("@tanstack/react-router", () => ({ Link: ({ params, hash, children }: { params: { topic: string }; hash?: string; children: ReactNode }) => <a href={`/help/${params.topic}${hash ? `#${hash}` : ""}`}>{children}</a> }));
// jsdom scrolls nothing.
Element.prototype.scrollIntoView = () => undefined;
afterEach(cleanup);

it.each(languages)("in %s everything is read as it is meant, and nothing of what marks it up is left", async (language) => {
  const texts = await fetchTexts(language);

  for (const topic of topics) {
    const { container } = render(<Reader body={texts[topic].body} level="h2" />);
    expect(container.textContent, topic).not.toMatch(/[*`#]|\]\(/);
    expect(container.querySelectorAll("[style]").length, topic).toBe(0);
    expect(container.querySelectorAll("h2").length, topic).toBe(texts[topic].body.match(/^## /gm)?.length);
    cleanup();
  }
});

it("what looks like HTML is shown, and is none", () => {
  const { container } = render(<Reader body={"A <b>word</b> and <img src=x onerror=alert(1)>."} level="h2" />);

  expect(container.querySelectorAll("b, img").length).toBe(0);
  expect(container.textContent).toContain("<b>word</b>");
});

it("a link leads to a topic or to a word, and else nowhere", () => {
  const { container } = render(<Reader body={"[one](plan), [two](words#hash), [three](https://example.org), [Four](#four)"} level="h2" at="four" />);

  expect([...container.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(["/help/plan", "/help/words#hash"]);
  expect(container.querySelector("dfn")?.id).toBe("four");
  expect(container.querySelector("dfn")?.className).toBe("here");
});
