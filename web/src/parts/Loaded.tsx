import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { MOST_ROWS } from "@/call/call";
import { asksToSignIn, asRefusal, mayBeRepeated } from "@/call/refusal";
import { ways } from "@/call/ways";
import { useWords } from "@/language/useWords";
import { signIn } from "@/shell/session";
import { AsBefore } from "./AsBefore";
import { Glyph } from "./Glyph";
import { RefusalPanel, Trace } from "./RefusalPanel";
import { type Standing, StandingRefusals } from "./standing";

interface Queried<T> extends Pick<UseQueryResult<T>, "error" | "isError" | "dataUpdatedAt"> {
  data: T | undefined;
  refetch: () => unknown;
}

/** What was asked for once it is there; until then, or when it does not come, what to do. */
export function Loaded<T>({ query, rows = 6, children }: { query: Queried<T>; rows?: number; children: (data: T) => ReactNode }) {
  const missing = query.error ? asRefusal(query.error).reason === "NOT_FOUND" : false;
  const { standing, tell } = useStanding(missing);
  if (missing) {
    return (
      <>
        {standing.map((one) => (
          <RefusalPanel key={one.id} title={one.title} refusal={one.refusal} />
        ))}
        <Missing />
      </>
    );
  }
  if (query.data !== undefined) {
    return (
      <StandingRefusals value={tell}>
        {query.isError && <AsBefore query={query} />}
        {children(query.data)}
      </StandingRefusals>
    );
  }
  if (query.isError) return <Failed fault={query.error} again={() => void query.refetch()} />;
  return <Loading rows={rows} />;
}

/** What is refused of what is shown: where that is gone when it is looked for again, the refusal stays in its place. */
function useStanding(missing: boolean) {
  const [standing, setStanding] = useState<readonly Standing[]>([]);
  const outer = useContext(StandingRefusals);
  const gone = useRef(missing);
  gone.current = missing;
  const tell = useCallback((id: string, told: Omit<Standing, "id"> | undefined) => {
    outer(id, told);
    // What goes with all the rest was not taken back by anybody.
    if (gone.current) return;
    setStanding((before) => {
      const others = before.filter((one) => one.id !== id);
      if (told) return [...others, { id, ...told }];
      return others.length < before.length ? others : before;
    });
  }, [outer]);
  useEffect(() => (missing ? () => setStanding([]) : undefined), [missing]);
  return { standing, tell };
}

/** In the place of what comes, as much as it takes: `tall` for rows of several lines. */
export function Loading({ rows = 6, tall = false }: { rows?: number; tall?: boolean }) {
  const t = useWords();
  return (
    <div className={`loading${tall ? " tall" : ""}`} role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} />
      ))}
    </div>
  );
}

export function Failed({ fault, again }: { fault: unknown; again: () => void }) {
  const t = useWords();
  const refusal = asRefusal(fault);
  if (refusal.reason === "NOT_FOUND") return <Missing />;
  const signs = asksToSignIn(refusal);
  const repeats = mayBeRepeated(refusal);
  const way = ways[refusal.reason];
  return (
    <div className="empty" role="alert">
      <h2 className="bad">
        <Glyph shape="no" /> {t(signs || repeats ? "failed.page" : "failed.refused")}
      </h2>
      <p>{t(`reason.${refusal.reason}`)}</p>
      {/* A page has no fields: what it was asked for stands in its address. */}
      <p>{t(way === "way.correct" ? "failed.address" : way)}</p>
      <div className="buttons">
        {signs ? (
          <button type="button" className="button main" onClick={() => signIn()}>
            {t("signin")}
          </button>
        ) : repeats ? (
          <button type="button" className="button" onClick={again}>
            {t("failed.again")}
          </button>
        ) : (
          // Also where there is no router yet.
          <a className="button" href="/">
            {t("missing.home")}
          </a>
        )}
        {refusal.traceId && <Trace id={refusal.traceId} />}
      </div>
    </div>
  );
}

/** Not existing and not being visible are one answer. */
export function Missing() {
  const t = useWords();
  return (
    <div className="empty">
      <h2>{t("missing.title")}</h2>
      <p>{t("missing.text")}</p>
      <Link to="/">{t("missing.home")}</Link>
    </div>
  );
}

/** What would be here, and the next thing to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

/** Whether a list is so long that it was not read to its end. */
export function isCut(rows: readonly unknown[] | undefined, most = MOST_ROWS): boolean {
  return rows !== undefined && rows.length >= most;
}

/** Says so. */
export function Cut({ rows, most = MOST_ROWS }: { rows: readonly unknown[] | undefined; most?: number }) {
  const t = useWords();
  return isCut(rows, most) ? <p className="note warn">{t("list.cut", { number: most })}</p> : null;
}
