import { useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

const WAIT_MS = 8_000;

/** Where reading begins: the heading of the page that is shown. */
function heading(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>("#main h1")].find(isShown);
}

function isShown(place: Element): boolean {
  return place.isConnected && place.getClientRects().length > 0 && getComputedStyle(place).visibility !== "hidden";
}

function focusOn(place: HTMLElement): void {
  if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

function isAnywhere(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body;
}

/** On another page focus goes to its heading, as after a link that the browser itself follows; so it is read out. */
export function useArrival(): void {
  // The address is another at once; this one changes when its page is there.
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    const [from, left, since] = [before.current, document.activeElement, Date.now()];
    before.current = path;
    if (from === undefined || from === path) return;
    let over = false;
    const look = () => {
      if (over || Date.now() - since > WAIT_MS || document.querySelector("dialog[open]")) return;
      const place = heading();
      // What the page shows may have to come yet.
      if (!place) return void requestAnimationFrame(look);
      // Whoever has gone on already, or was led elsewhere by the page, stays there.
      const moved = isAnywhere() && document.activeElement !== left && document.activeElement?.closest("#main");
      if (!moved) focusOn(place);
    };
    requestAnimationFrame(look);
    return () => void (over = true);
  }, [path]);
}

const KNOWN = 5;

/** What had the focus may go away with an act: then reading goes on near it, and not from the top of the window. */
export function useFocusKept(): void {
  useEffect(() => {
    let focused: HTMLElement[] = [];
    let within: HTMLElement | undefined;
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      focused = [target, ...focused.filter((one) => one !== target)].slice(0, KNOWN);
      within = target.closest<HTMLElement>("section[aria-label], section[aria-labelledby]") ?? undefined;
    };
    const look = () => {
      const [last, ...before] = focused;
      if (!last || isShown(last) || isAnywhere() || document.querySelector("dialog[open]")) return;
      const near = within && isShown(within) ? within.querySelector<HTMLElement>("h1, h2") : document.querySelector<HTMLElement>("#main :is(.detail, .side) h2");
      const place = [near, ...before, heading()].find((one) => one && isShown(one));
      focused = focused.filter(isShown);
      if (place) focusOn(place);
    };
    const seen = new MutationObserver(look);
    document.addEventListener("focusin", note);
    seen.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", note);
      seen.disconnect();
    };
  }, []);
}
