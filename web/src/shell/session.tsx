import { queryOptions, useQuery } from "@tanstack/react-query";
import { Activity, createContext, type ReactNode, useContext, useRef } from "react";
import { holdCsrfToken, post, send } from "@/call/call";
import { dropHeld } from "@/call/pending";
import { asksToSignIn, asRefusal } from "@/call/refusal";
import { holdTraces } from "@/call/trace";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { dropDrafts } from "@/parts/draft";
import { Failed, Loading } from "@/parts/Loaded";
import { type Called, mayCall } from "./may";

/** What the gateway tells the page of who is signed in; never a token. */
export interface Session {
  readonly signedIn: boolean;
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly country: string;
  /** What the sign-in has shown: `2` with a second factor. */
  readonly strength: string;
  readonly csrfToken?: string;
  /** Which part of its traces the page tells; none where no collector wants them. */
  readonly traces?: number;
}

const NOBODY: Session = { signedIn: false, subject: "", name: "", roles: [], country: "", strength: "" };
const LOOK_MILLIS = 20_000;

const SessionContext = createContext<Session>(NOBODY);

export function useSession(): Session {
  return useContext(SessionContext);
}

/** Whether the contract lets this person call a method; what the service decides beyond, it says itself. */
export function useMay(): (method: Called) => boolean {
  const session = useSession();
  return (method) => mayCall(session, method);
}

/** Away to sign in, and back to this very place; `strength` is what a refusal has asked for. */
export function signIn(strength?: string): void {
  const query = new URLSearchParams({ return_to: location.pathname + location.search });
  if (strength) query.set("acr_values", strength);
  location.assign(`/oauth2/authorization/keycloak?${query}`);
}

/** Whether the page has come back from a sign-in that was given up or refused. */
export function isRefused(): boolean {
  return location.pathname === "/" && new URLSearchParams(location.search).has("refused");
}

/** Leaves, and takes along what was typed; whoever could not leave keeps it, and is told. */
export async function signOut(everywhere: boolean): Promise<void> {
  try {
    await post(everywhere ? "/api/session/sign-out-everywhere" : "/api/session/sign-out");
  } catch (fault) {
    const refusal = asRefusal(fault);
    if (refusal.reason !== "NO_SESSION" && !asksToSignIn(refusal)) throw refusal;
  }
  dropDrafts();
  dropHeld();
  location.assign("/");
}

/** For whom the page was opened; it shows nothing to another person who signs in beside it. */
let first = "";

export async function look(): Promise<Session> {
  const session = { ...NOBODY, ...((await send("/api/session", { headers: { Accept: "application/json" } })) as Partial<Session>) };
  const who = JSON.stringify([session.subject, session.country, [...session.roles].sort()]);
  if (session.signedIn && first && first !== who) {
    dropDrafts();
    dropHeld();
    location.reload();
    await new Promise(() => undefined);
  }
  if (session.signedIn) first = who;
  holdCsrfToken(session.csrfToken ?? "");
  holdTraces(session.traces ?? 0, session.csrfToken ?? "");
  return session;
}

/** Asked for as soon as this code is there, beside the words of the language. */
export const sessionQuery = queryOptions({ queryKey: ["session"], queryFn: look, staleTime: 1_000 });

export function SessionProvider({ children }: { children: ReactNode }) {
  const t = useWords();
  const query = useQuery({ ...sessionQuery, refetchInterval: LOOK_MILLIS });
  const known = useRef<Session>(NOBODY);
  const session = query.data;
  if (session?.signedIn) known.current = session;
  const lost = session !== undefined && !session.signedIn && known.current.signedIn;

  if (!session) return query.isError ? <Failed fault={query.error} again={() => void query.refetch()} /> : <Loading />;
  return (
    <SessionContext value={lost ? known.current : session}>
      <Activity mode={lost ? "hidden" : "visible"}>{children}</Activity>
      {lost && (
        <Dialog
          title={t("ended.title")}
          footer={
            <button type="button" className="button main" onClick={() => signIn()}>
              {t("signin")}
            </button>
          }
        >
          <p>{t("ended.text")}</p>
        </Dialog>
      )}
    </SessionContext>
  );
}
