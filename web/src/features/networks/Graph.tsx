import "./networks.css";
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { boxOf, isWay, nextIn, placed } from "./layout";
import { Mark, type MarkOf } from "./Mark";

export interface Drawn {
  readonly id: string;
  /** How many links lie between it and the one in the middle. */
  readonly depth: number;
  readonly name: string;
  readonly mark: MarkOf;
  /** All that a reader is told of it. */
  readonly said: string;
  /** Not seen by everybody yet. */
  readonly waits: boolean;
}

export interface Tied {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** By which class it is drawn. */
  readonly look: string;
  readonly directed: boolean;
  readonly said: string;
}

interface Given {
  title: string;
  middle: string;
  /** The nearest first. */
  nodes: readonly Drawn[];
  links: readonly Tied[];
  go: (id: string) => void;
}

const LEAST = 0.25;
const MOST = 3;
/** Smaller than this a name cannot be read. */
const READ = 0.9;
const SIZE = 15;
/** Of more than these only what is near, or looked at, has its name: the list has them all. */
const NAMED = 70;
const LONG = 18;
/** A hand is not still when it presses. */
const STILL = 5;

/** A graph around one of its nodes, walked by pressing one or by arrow keys; the list beside it has the same. */
export function Graph({ title, middle, nodes, links, go }: Given) {
  const t = useWords();
  const places = useMemo(() => placed(middle, nodes, links), [middle, nodes, links]);
  const box = useMemo(() => boxOf(places), [places]);
  const [scale, setScale] = useState<number>();
  const [at, setAt] = useState(middle);
  const frame = useRef<HTMLDivElement>(null);
  const arrow = useId();
  const current = places.has(at) ? at : middle;
  const focus = (id: string) => {
    setAt(id);
    frame.current?.querySelector<SVGElement>(`[data-node="${CSS.escape(id)}"]`)?.focus();
  };
  // Whoever walks by keys goes on from where they have come to.
  useEffect(() => {
    setAt(middle);
    if (frame.current?.contains(document.activeElement)) frame.current?.querySelector<SVGElement>(`[data-node="${CSS.escape(middle)}"]`)?.focus({ preventScroll: true });
  }, [middle]);
  useLayoutEffect(() => {
    const shown = frame.current;
    if (!shown || scale === undefined) return;
    shown.scrollLeft = -box.x * scale - shown.clientWidth / 2;
    shown.scrollTop = -box.y * scale - shown.clientHeight / 2;
  }, [box, scale]);
  // At first as large as names can be read, and no larger than it is drawn.
  useLayoutEffect(() => setScale(Math.min(1, Math.max(READ, wholeOf(frame.current, box)))), [box]);
  const zoom = (by: number) => setScale((now) => Math.min(MOST, Math.max(LEAST, (now ?? wholeOf(frame.current, box)) * by)));
  const keyed = (event: KeyboardEvent) => {
    const key = event.key;
    const turn = nodes.findIndex(({ id }) => id === current);
    const to = isWay(key) ? nextIn(key, current, places) : key === "PageDown" ? nodes[turn + 1]?.id : key === "PageUp" ? nodes[turn - 1]?.id : key === "Home" ? middle : undefined;
    if (to) focus(to);
    else if (key === "Enter" || key === " ") go(current);
    else if (key === "+" || key === "=") zoom(1.25);
    else if (key === "-") zoom(0.8);
    else if (key === "0") setScale(undefined);
    else if (!isWay(key)) return;
    event.preventDefault();
  };
  return (
    <figure className="graph" aria-label={t("graph.title", { title })}>
      <div className="graph-tools">
        <span className="small quiet">{t("graph.keys")}</span>
        <span className="buttons">
          <Button small aria-label={t("graph.larger")} onClick={() => zoom(1.25)}>
            +
          </Button>
          <Button small aria-label={t("graph.smaller")} onClick={() => zoom(0.8)}>
            −
          </Button>
          <Button small onClick={() => setScale(undefined)}>
            {t("graph.whole")}
          </Button>
        </span>
      </div>
      <div className="graph-frame" ref={frame} dir="ltr" {...useDrag(frame)}>
        <svg
          viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
          width={scale === undefined ? "100%" : box.width * scale}
          height={scale === undefined ? "100%" : box.height * scale}
          role="group"
          aria-label={t("graph.list", { title })}
          onKeyDown={keyed}
        >
          <defs>
            <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse" markerUnits="userSpaceOnUse">
              <path d="M0 0L8 4L0 8z" className="graph-arrow" />
            </marker>
          </defs>
          {beside(links).map(({ link, turn }) => {
            const [from, to] = [places.get(link.from), places.get(link.to)];
            return (
              from &&
              to && (
                <path key={link.id} d={curve(from, to, turn)} className={`graph-link ${link.look}`} markerEnd={link.directed ? `url(#${arrow})` : undefined}>
                  <title>{link.said}</title>
                </path>
              )
            );
          })}
          {nodes.map((node) => {
            const { x, y } = places.get(node.id) ?? { x: 0, y: 0 };
            return (
              <g
                key={node.id}
                data-node={node.id}
                transform={`translate(${x} ${y})`}
                className={`graph-node${node.id === middle ? " middle" : ""}${node.waits ? " waits" : ""}`}
                role="button"
                tabIndex={node.id === current ? 0 : -1}
                aria-label={node.said}
                aria-current={node.id === middle || undefined}
                onFocus={() => setAt(node.id)}
                onClick={() => go(node.id)}
              >
                <title>{node.said}</title>
                <circle r={SIZE + 9} className="graph-near" />
                <Mark of={node.mark} size={node.id === middle ? SIZE + 4 : SIZE} />
              </g>
            );
          })}
          {nodes
            .filter((node) => nodes.length <= NAMED || node.depth <= 1 || node.id === current)
            .map((node) => {
              const { x, y } = places.get(node.id) ?? { x: 0, y: 0 };
              // Away from the middle, where fewer links run.
              return (
                <text key={node.id} x={x} y={y < -SIZE ? y - SIZE - 9 : y + SIZE + 20} textAnchor="middle" aria-hidden="true" className={`graph-name${node.id === middle ? " middle" : ""}`}>
                  {[...node.name].length > LONG ? `${[...node.name].slice(0, LONG - 1).join("")}…` : node.name}
                </text>
              );
            })}
        </svg>
      </div>
    </figure>
  );
}

/** How large it is while all of it is shown. */
function wholeOf(frame: HTMLElement | null, box: { width: number; height: number }): number {
  return frame && frame.clientWidth > 0 ? Math.min(frame.clientWidth / box.width, frame.clientHeight / box.height) : 1;
}

/** Several links of the same two lie beside one another. */
function beside(links: readonly Tied[]): { link: Tied; turn: number }[] {
  const pair = ({ from, to }: Tied) => [from, to].sort().join(" ");
  const together = new Map<string, Tied[]>();
  for (const link of links) together.set(pair(link), [...(together.get(pair(link)) ?? []), link]);
  return [...together.values()].flatMap((these) =>
    these.map((link, at) => {
      const turn = at - (these.length - 1) / 2;
      // Seen from the other end left is right.
      return { link, turn: link.from < link.to ? turn : -turn };
    }),
  );
}

interface At {
  readonly x: number;
  readonly y: number;
}

/** From the edge of one to the edge of the other, bent aside where there are several. */
function curve(from: At, to: At, turn: number): string {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const far = Math.hypot(across, down) || 1;
  const [along, aside] = [{ x: across / far, y: down / far }, { x: -down / far, y: across / far }];
  const point = ({ x, y }: At, on: number, off: number) => `${round(x + along.x * on + aside.x * off)} ${round(y + along.y * on + aside.y * off)}`;
  const edge = SIZE + 5;
  const off = turn * 9;
  return `M${point(from, edge, off)}Q${point({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, 0, turn * 26)} ${point(to, -edge, off)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** What is larger than its frame is pulled by the pointer; a press that moves chooses nothing. */
function useDrag(frame: { current: HTMLDivElement | null }) {
  const from = useRef<{ x: number; y: number; left: number; top: number; moved: boolean }>(undefined);
  return {
    onPointerDown: (event: PointerEvent) => {
      const shown = frame.current;
      if (shown && event.button === 0 && event.pointerType === "mouse") from.current = { x: event.clientX, y: event.clientY, left: shown.scrollLeft, top: shown.scrollTop, moved: false };
    },
    onPointerMove: (event: PointerEvent) => {
      const [start, shown] = [from.current, frame.current];
      if (!start || !shown) return;
      if (event.buttons === 0) {
        from.current = undefined;
        return;
      }
      start.moved ||= Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL;
      shown.scrollLeft = start.left + start.x - event.clientX;
      shown.scrollTop = start.top + start.y - event.clientY;
    },
    onClickCapture: (event: { stopPropagation: () => void }) => {
      if (from.current?.moved) event.stopPropagation();
      from.current = undefined;
    },
  };
}
