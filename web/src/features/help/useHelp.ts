import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useNarrow } from "@/parts/useNarrow";
import { useSession } from "@/shell/session";
import type { Topic } from "./topics";

/** The topic that the page at hand names; a page of the help itself has none but what it shows. */
export function useTopic(): Topic | undefined {
  return useRouterState({
    select: ({ matches }) => {
      const page = matches.at(-1);
      return /^\/help(\/|$)/.test(page?.pathname ?? "") ? undefined : (page?.staticData?.help ?? "start");
    },
  });
}

/** Below this width there is no room for a page and its help beside each other; the style sheet of the help has it too. */
export const ROOM = 1200;

/** Help with the page at hand: beside it, or without room a page of its own. It stays open from page to page. */
export function useHelp() {
  const { signedIn } = useSession();
  const topic = useTopic();
  const narrow = useNarrow(ROOM - 1);
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  // What went for another reason than an act does not come back by itself.
  const gone = !topic || narrow || !signedIn;
  useEffect(() => {
    if (gone) setOpen(false);
  }, [gone]);
  const toggle = () => {
    if (!topic) void navigate({ to: "/help" });
    else if (narrow) void navigate({ to: "/help/$topic", params: { topic } });
    else setOpen(!open);
  };
  const latest = useRef(toggle);
  latest.current = toggle;
  useEffect(() => {
    if (!signedIn) return;
    // It writes nothing, so it is heard within a field too. What stands before the page keeps the page from everybody.
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "F1" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      // The browser's own help is never meant.
      event.preventDefault();
      if (!event.repeat && !document.querySelector("dialog[open]")) latest.current();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [signedIn]);
  return { opened: open && !gone ? topic : undefined, toggle, close: () => setOpen(false) };
}
