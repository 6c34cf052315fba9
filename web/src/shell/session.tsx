import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { holdCsrfToken, post, send } from "@/call/call";
import { Refusal } from "@/call/refusal";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { dropDrafts } from "@/parts/draft";
import { Failed, Loading } from "@/parts/Loaded";

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
}

const NOBODY: Session = { signedIn: false, subject: "", name: "", roles: [], country: "", strength: "" };
const LOOK_MILLIS = 20_000;

const SessionContext = createContext<Session>(NOBODY);

export function useSession(): Session {
  return useContext(SessionContext);
}

/** Whether the contract lets this person call a method; what the service decides beyond, it says itself. */
export function useMay(): (method: { readonly roles: readonly string[] }) => boolean {
  const { roles } = useSession();
  return (method) => method.roles.some((role) => roles.includes(role));
}

/** Away to sign in, and back to this very place; `strength` is what a refusal has asked for. */
export function signIn(strength?: string): void {
  const query = new URLSearchParams({ return_to: location.pathname + location.search });
  if (strength) query.set("acr_values", strength);
  location.assign(`/oauth2/authorization/keycloak?${query}`);
}

export async function signOut(everywhere: boolean): Promise<void> {
  dropDrafts();
  try {
    await post(everywhere ? "/api/session/sign-out-everywhere" : "/api/session/sign-out");
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.reason === "OFFLINE") throw fault;
  }
  location.assign("/");
}

async function look(): Promise<Session> {
  const session = { ...NOBODY, ...((await send("/api/session", { headers: { Accept: "application/json" } })) as Partial<Session>) };
  holdCsrfToken(session.csrfToken ?? "");
  return session;
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const t = useWords();
  const query = useQuery({ queryKey: ["session"], queryFn: look, refetchInterval: LOOK_MILLIS, staleTime: 0 });
  const client = useQueryClient();
  const known = useRef<Session>(NOBODY);
  const [ended, setEnded] = useState(false);
  const session = query.data;
  if (session?.signedIn) known.current = session;
  const lost = session !== undefined && !session.signedIn && known.current.signedIn;

  useEffect(() => {
    if (lost) setEnded(true);
    else if (session?.signedIn) setEnded(false);
  }, [lost, session]);
  useEffect(() => {
    // Another person in the same tab sees nothing of the one before.
    if (session?.signedIn && session.subject !== known.current.subject) client.clear();
  }, [session, client]);

  if (!session) return query.isError ? <Failed fault={query.error} again={() => void query.refetch()} /> : <Loading />;
  return (
    <SessionContext value={lost ? known.current : session}>
      {children}
      {ended && (
        <Dialog
          title={t("ended.title")}
          close={() => setEnded(false)}
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
