import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { MessageId, Values } from "@/language/messages";
import { useWords } from "@/language/useWords";
import { useTell } from "@/parts/Notices";
import { signIn, useSession } from "@/shell/session";
import { call } from "./call";
import type { Given, Unary } from "./method";
import { useHere } from "./here";
import { hold } from "./pending";
import { asksToSignIn, asRefusal, isOvertaken, type Refusal } from "./refusal";

/** Acts that stand together: what was refused of one is told until any of them is tried. */
export type Together = Set<() => void>;

export function useTogether(): Together {
  return useState<Together>(() => new Set())[0];
}

interface How<Response> {
  /** What is said when it is done. */
  done?: readonly [MessageId, Values?] | undefined;
  /** What has to be asked for again, done or refused as stale. */
  touches?: readonly QueryKey[];
  /** What the person does not see any more once it is done: asked for again only where it was refused, or where they come back. */
  gone?: readonly QueryKey[];
  /** The record as it is shown: what changed meanwhile is told against it. */
  shown?: unknown;
  /** Where it goes on, for whoever is still there: an answer that comes late leads nobody back. */
  then?: (answer: Response) => void;
  /** What holds wherever the person is by now: a draft that was sent is one no more. */
  settle?: (answer: Response) => void;
  /** The draft that is sent with it: once it is taken up after a second factor, it is one no more. */
  draft?: string;
  together?: Together;
  /** Nothing of what is sent is kept in the browser: it is called before the way to a second factor, and after that the act is pressed again. */
  secret?: () => void;
  /** How it is taken back, where the domain allows it at all. */
  undo?: ((answer: Response) => (() => void) | undefined) | undefined;
}

export interface Act<Request, Response> {
  run: (request: Given<Request>, how?: Pick<How<Response>, "done" | "undo"> & { key?: string }) => Promise<Response | undefined>;
  /** The same once more, with the same key: it is done once. */
  again: () => void;
  busy: boolean;
  refusal: Refusal | undefined;
  /** The record as the person saw it when the act was refused. */
  seen: unknown;
  clear: () => void;
}

/** One act of a person: sent once however often it is pressed, taken up again after a second factor, told when done. */
export function useAct<Request, Response>(method: Unary<Request, Response>, how: How<Response> = {}): Act<Request, Response> {
  const t = useWords();
  const tell = useTell();
  const client = useQueryClient();
  const { subject } = useSession();
  const here = useHere();
  const [busy, setBusy] = useState(0);
  const [refused, setRefused] = useState<{ refusal: Refusal; seen: unknown }>();
  const latest = useRef(how);
  latest.current = how;
  const last = useRef<{ request: Given<Request>; text: string; key: string }>(undefined);

  const clear = useCallback(() => setRefused(undefined), []);
  const { together } = how;
  useEffect(() => {
    together?.add(clear);
    return () => void together?.delete(clear);
  }, [together, clear]);

  const send = useCallback<Act<Request, Response>["run"]>(
    async (request, own) => {
      const { touches = [], gone = [], shown, then, settle } = latest.current;
      const { draft, together, secret } = latest.current;
      together?.forEach((forget) => forget !== clear && forget());
      const done = own?.done ?? latest.current.done;
      const undo = own?.undo ?? latest.current.undo;
      const text = JSON.stringify(request);
      if (last.current?.text !== text) last.current = { request, text, key: own?.key ?? crypto.randomUUID() };
      const { key } = last.current;
      const still = here();
      let seen: Promise<unknown> | undefined;
      setBusy((now) => now + 1);
      try {
        const answer = await call(method, request, { key });
        last.current = undefined;
        setRefused(undefined);
        seen = Promise.all(touches.map((queryKey) => client.invalidateQueries({ queryKey })));
        gone.forEach((queryKey) => void client.invalidateQueries({ queryKey, refetchType: "none" }));
        if (done) tell(t(...done), undo?.(answer));
        settle?.(answer);
        if (still()) then?.(answer);
        return answer;
      } catch (fault) {
        const refusal = asRefusal(fault);
        if (refusal.reason === "STEP_UP_REQUIRED") {
          if (secret) secret();
          else hold({ subject, method, request, key, done, draft });
          signIn(refusal.metadata["acr_values"]);
          return undefined;
        }
        if (asksToSignIn(refusal)) void client.invalidateQueries({ queryKey: ["session"] });
        if (isOvertaken(refusal)) last.current = undefined;
        setRefused({ refusal, seen: shown });
        return undefined;
      } finally {
        // What is shown is of before for as long as it is asked for again: nothing is pressed on it.
        void Promise.resolve(seen).finally(() => setBusy((now) => now - 1));
      }
    },
    [clear, client, here, method, subject, t, tell],
  );
  // Once it is told: what is asked for may be gone, and takes along what stood there.
  useEffect(() => {
    const { touches = [], gone = [] } = latest.current;
    if (refused && isOvertaken(refused.refusal)) [...touches, ...gone].forEach((queryKey) => void client.invalidateQueries({ queryKey }));
  }, [refused, client]);
  // Pressed twice it is one act: the second waits for the first.
  const underWay = useRef<{ text: string; answer: Promise<Response | undefined> }>(undefined);
  const run = useCallback<Act<Request, Response>["run"]>(
    (request, own) => {
      const text = JSON.stringify(request);
      if (underWay.current?.text === text) return underWay.current.answer;
      const answer = send(request, own).finally(() => (underWay.current = undefined));
      underWay.current = { text, answer };
      return answer;
    },
    [send],
  );
  const again = useCallback(() => last.current && void run(last.current.request), [run]);
  return { run, again, busy: busy > 0, refusal: refused?.refusal, seen: refused?.seen, clear };
}
