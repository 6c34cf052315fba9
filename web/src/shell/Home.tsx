import { Navigate } from "@tanstack/react-router";
import { firstPlace } from "./navigation";
import { useSession } from "./session";

/** Nobody lands on a page that says nothing: each goes where their work is. */
export function Home() {
  return <Navigate to={firstPlace(useSession())} replace />;
}
