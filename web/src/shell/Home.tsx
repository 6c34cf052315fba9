import { Navigate, useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { letGo } from "@/call/pending";
import { useWords } from "@/language/useWords";
import { useTell } from "@/parts/Notices";
import { firstPlace } from "./navigation";
import { isRefused, useSession } from "./session";

/** Nobody lands on a page that says nothing: each goes where their work is, or back to what a second factor was asked for. */
export function Home() {
  const t = useWords();
  const tell = useTell();
  const session = useSession();
  const router = useRouter();
  const [refused] = useState(isRefused);
  useEffect(() => {
    if (!refused) return;
    const place = letGo(session);
    tell(t(place ? "stepup.cancelled" : "signin.refused"));
    router.history.replace(place ?? firstPlace(session));
    // Once: the address that said so is gone with it.
  }, []);
  return refused ? null : <Navigate to={firstPlace(session)} replace />;
}
