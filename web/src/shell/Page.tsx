import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "@/language/useWords";
import { useExercise } from "@/parts/Handling";

interface Given {
  title: string;
  /** Beside the title: its state. */
  beside?: ReactNode;
  /** Where it belongs: the operation, mostly. */
  within?: { operation: string; name: string } | undefined;
  sub?: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
}

/** A page's head says where one is, what it is, and what may be done next; the rest is the page's. */
export function Page(given: Given) {
  const { title, beside, within, sub, acts, children } = given;
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const told = within && within.name !== title ? `${title} · ${within.name}` : title;
  useTitle(useExercise() ? `${t("state.EXERCISE")} · ${told}` : told);
  return (
    <div className="page">
      <div>
        {within && (
          <nav aria-label={t("nav.operations")}>
            <ol className="crumbs">
              <li>
                <Link to="/operations">{t("nav.operations")}</Link>
              </li>
              <li>
                <Link to="/operations/$operation" params={{ operation: within.operation }}>
                  <bdi>{within.name}</bdi>
                </Link>
              </li>
            </ol>
          </nav>
        )}
        <div className="head">
          <h1 ref={heading} tabIndex={-1} dir="auto">
            {title}
          </h1>
          {/* Its place is there before it is. */}
          {"beside" in given && <div className="head-beside">{beside}</div>}
          {acts && <div className="buttons">{acts}</div>}
          {sub && <p className="sub">{sub}</p>}
        </div>
      </div>
      {children}
    </div>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Cordon` : "Cordon";
  }, [title]);
}
