import { createContext, type ReactNode, useContext } from "react";
import type { Plan, PlanComment } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Glyph } from "@/parts/Glyph";
import { Panel } from "@/parts/Panel";
import { ShortTime } from "@/parts/Time";
import { usePerson } from "@/parts/usePerson";
import { idOf, isOpen, shownAt, toldPlace } from "./comments";

interface Commenting {
  comments: readonly PlanComment[];
  /** The plan that is shown. */
  plan: Plan;
  /** Whether this person may say something. */
  writes: boolean;
  /** Opens what is said about a place. */
  ask: (place: string) => void;
}

/** What is said about the plan that is shown; absent for whoever reads no comments. */
export const CommentingContext = createContext<Commenting | undefined>(undefined);

/** Beside a field of a plan: what is open about it, and the way to all of it and to say something. */
export function Remarks({ place }: { place: string }) {
  const t = useWords();
  const on = useContext(CommentingContext);
  if (!on) return null;
  const here = on.comments.filter((one) => shownAt(one.place, on.plan) === place);
  const open = here.filter(isOpen);
  if (here.length === 0 && !on.writes) return null;
  const settled = here.length - open.length;
  const acts = open.length > 0 ? t(on.writes ? "comment.open.acts" : "comments") : settled > 0 ? t("comment.settled", { number: settled }) : t("comment.act");
  return (
    <div className={open.length > 0 ? "remarks open" : "remarks"} id={idOf(place)}>
      {open.length > 0 && (
        <ul>
          {open.map((one) => (
            <li key={one.commentId}>
              <Said by={one.authorSubject} time={one.createTime}>
                {one.text}
              </Said>
              {one.placeState !== "PLAN_PLACE_STATE_AS_READ" && <span className="warn"> {t(`place.${one.placeState as "PLAN_PLACE_STATE_GONE"}`)}</span>}
              {one.answers.map((answer, at) => (
                <p key={at} className="reply">
                  <Said by={answer.authorSubject} time={answer.createTime}>
                    {answer.text}
                  </Said>
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      <Button small look="plain" aria-label={t("comment.on", { acts, place: toldPlace(t, place, on.plan) })} onClick={() => on.ask(place)}>
        <Glyph shape="comment" /> {acts}
      </Button>
    </div>
  );
}

/** A field with what is said about it. */
export function Remarked({ place, children }: { place: string; children: ReactNode }) {
  return (
    <div className="remarked">
      <div>{children}</div>
      <Remarks place={place} />
    </div>
  );
}

/** The open ones, each with the way to its place, and the plan as a whole. */
export function CommentsPanel() {
  const t = useWords();
  const on = useContext(CommentingContext);
  if (!on) return null;
  const open = on.comments.filter(isOpen);
  const places = [...new Set(open.map((one) => shownAt(one.place, on.plan)))].filter((place) => place !== "");
  const go = (place: string) => {
    const there = document.getElementById(idOf(place));
    there?.scrollIntoView({ block: "center" });
    there?.querySelector("button")?.focus({ preventScroll: true });
  };
  return (
    <Panel title={t("comments")} note={t("comments.note", { open: open.length, settled: on.comments.length - open.length })} inset>
      {places.length > 0 && (
        <ul className="comment-places">
          {places.map((place) => (
            <li key={place}>
              <Button small look="plain" onClick={() => go(place)}>
                {`${toldPlace(t, place, on.plan)} (${t.number(open.filter((one) => shownAt(one.place, on.plan) === place).length)})`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="small quiet">{t("comment.whole")}</p>
      <Remarks place="" />
    </Panel>
  );
}

/** What somebody has said, and when. */
export function Said({ by, time, children }: { by: string; time: string | undefined; children: string }) {
  const person = usePerson();
  return (
    <>
      <span className="quiet">
        {person(by)}, <ShortTime time={time} />
      </span>
      <span className="said" dir="auto">
        {children}
      </span>
    </>
  );
}
