import { useNavigate, useRouter, useRouterState } from "@tanstack/react-router";
import { useRef } from "react";

/** The name in the address: `?dialog=decline`. */
const DIALOG = "dialog";

interface Asks<Name extends string> {
  /** Which of them stands open. */
  readonly asks: Name | undefined;
  readonly ask: (name: Name) => void;
  /** Forgets it; what comes after it waits until the address is the page's own again. */
  readonly close: () => Promise<void>;
}

/**
 * The dialog that stands open is in the address: a reload or a sign-in opens it again, and the way back closes it. What is
 * not `possible` is not opened; what stands open stays, also when it is possible no more, because it tells why.
 */
export function useAsks<Name extends string>(possible: readonly (Name | false)[]): Asks<Name> {
  const navigate = useNavigate();
  const close = useClose();
  const named = useRouterState({ select: ({ location }) => (location.search as { [DIALOG]?: string })[DIALOG] });
  const stands = useRef<Name>(undefined);
  if (stands.current !== named) stands.current = possible.find((name): name is Name => name !== false && name === named);
  const ask = (name: Name) =>
    void navigate({ to: ".", search: ((before: object) => ({ ...before, [DIALOG]: name })) as never, state: { asked: true }, resetScroll: false });
  return { asks: stands.current, ask, close };
}

let closing: Promise<void> | undefined;

/** Closes whatever dialog the address names; pressed twice it is closed once. */
export function useClose(): () => Promise<void> {
  const { history } = useRouter();
  const navigate = useNavigate();
  const leave = async () => {
    const { search, state } = history.location;
    if (!new URLSearchParams(search).has(DIALOG)) return;
    // Whoever came by a link or from a sign-in has nothing of this page behind them.
    if (!state.asked) {
      return navigate({ to: ".", search: (({ [DIALOG]: _, ...rest }: Record<string, string>) => rest) as never, replace: true, resetScroll: false });
    }
    await new Promise<void>((left) => {
      const stop = history.subscribe(() => {
        stop();
        left();
      });
      history.back();
    });
  };
  return () => (closing ??= leave().finally(() => (closing = undefined)));
}

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** A dialog was opened on the page before it. */
    asked?: boolean;
  }
}
