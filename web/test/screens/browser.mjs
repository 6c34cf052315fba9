// The browser that pages are looked at with: the one that is named, or Debian's.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export function browserPath() {
  const path = process.env.CORDON_TEST_CHROMIUM ?? process.env.CHROMIUM ?? known.find((one) => existsSync(one));
  if (!path) throw new Error("No Chromium is here: install it, or name it with CORDON_TEST_CHROMIUM.");
  return path;
}

export function browse() {
  return chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
}
