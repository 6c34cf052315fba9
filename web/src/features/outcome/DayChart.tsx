import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from "react";
import { useWords } from "@/language/useWords";
import { type Day, labelled, most, ticks } from "./days";
import { drawn } from "./figures";

interface Given {
  label: string;
  days: readonly Day[];
  cumulative: boolean;
  money: boolean;
  target: number | undefined;
  /** Of the day that is read out. */
  at: number;
  look: (at: number) => void;
  open: () => void;
  told: string;
}

const HEIGHT = 250;
const TOP = 14;
const FOOT = 26;
const AXIS = 64;
const END = 14;
const LABEL_ROOM = 58;

/** How much by day: bars for each day, or a rising line with all before it. Solid is validated, hatched on top provisional. */
export function DayChart({ label, days, cumulative, money, target, at, look, open, told }: Given) {
  const t = useWords();
  const hatch = useId();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const rtl = document.documentElement.dir === "rtl";
  const steps = ticks(most(days, cumulative ? target : 0));
  const top = steps.at(-1) ?? 1;
  const plot = Math.max(60, width - AXIS - END);
  const band = plot / Math.max(1, days.length);
  const x = (across: number) => (rtl ? width - AXIS - across : AXIS + across);
  const y = (value: number) => TOP + (HEIGHT - TOP - FOOT) * (1 - value / top);
  const middle = (index: number) => x((index + 0.5) * band);
  const direction = rtl ? "rtl" : "ltr";
  const shows = labelled(days.length, Math.floor(plot / LABEL_ROOM));

  const key = (event: KeyboardEvent) => {
    const forward = rtl ? "ArrowLeft" : "ArrowRight";
    const steps: Record<string, number> = { [forward]: at + 1, [rtl ? "ArrowRight" : "ArrowLeft"]: at - 1, ArrowUp: at + 1, ArrowDown: at - 1, Home: 0, End: days.length - 1, PageUp: at + 7, PageDown: at - 7 };
    if (event.key === "Enter") return open();
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    look(Math.min(days.length - 1, Math.max(0, to)));
  };
  const point = (event: PointerEvent) => {
    const left = event.clientX - (box.current?.getBoundingClientRect().left ?? 0);
    const across = rtl ? width - AXIS - left : left - AXIS;
    look(Math.min(days.length - 1, Math.max(0, Math.floor(across / band))));
  };

  return (
    <div
      ref={box}
      className="day-chart"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={days.length}
      aria-valuenow={at + 1}
      aria-valuetext={told}
      onKeyDown={key}
      onPointerDown={point}
      onPointerMove={(event) => event.pointerType === "mouse" && point(event)}
    >
      <svg width={width} height={HEIGHT} aria-hidden="true">
        <defs>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line className="hatch-line" x1="0" y1="0" x2="0" y2="5" />
          </pattern>
        </defs>
        {steps.map((step) => (
          <g key={step}>
            <line className={step === 0 ? "base" : "grid"} x1={x(0)} x2={x(plot)} y1={y(step)} y2={y(step)} />
            <text className="tick" x={x(-8)} y={y(step) + 4} textAnchor="end" direction={direction}>
              {money ? t.large(String(step)) : t.number(step)}
            </text>
          </g>
        ))}
        <line className="looked" x1={middle(at)} x2={middle(at)} y1={TOP} y2={HEIGHT - FOOT} />
        {cumulative ? <Rising days={days} hatch={hatch} x={x} y={y} band={band} /> : <Bars days={days} hatch={hatch} x={x} y={y} band={band} rtl={rtl} />}
        {cumulative && target !== undefined && <line className="target" x1={x(0)} x2={x(plot)} y1={y(target)} y2={y(target)} />}
        {days[at] && cumulative && <circle className="dot" cx={middle(at)} cy={y(drawn(days[at].validated))} r="4" />}
        {days.map((one, index) =>
          shows(index) ? (
            <text key={one.day} className="tick" x={middle(index)} y={HEIGHT - 8} textAnchor="middle" direction={direction}>
              {axisDay(t.locale, one.day)}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  );
}

interface Drawn {
  days: readonly Day[];
  hatch: string;
  x: (across: number) => number;
  y: (value: number) => number;
  band: number;
}

function Bars({ days, hatch, x, y, band, rtl }: Drawn & { rtl: boolean }) {
  const wide = Math.max(1, Math.min(38, band * 0.72));
  return days.map((one, index) => {
    const [solid, all] = [drawn(one.validated), drawn(one.validated) + drawn(one.provisional)];
    const left = x((index + 0.5) * band) - wide / 2;
    return (
      <g key={one.day} className={rtl ? "bar-day rtl" : "bar-day"}>
        <rect className="solid" x={left} width={wide} y={y(solid)} height={y(0) - y(solid)} />
        <rect fill={`url(#${hatch})`} x={left} width={wide} y={y(all)} height={y(solid) - y(all)} />
        {all > solid && <rect className="open-edge" x={left + 0.5} width={wide - 1} y={y(all)} height={y(solid) - y(all)} />}
      </g>
    );
  });
}

function Rising({ days, hatch, x, y, band }: Drawn) {
  const across = (index: number) => x((index + 0.5) * band);
  const line = (value: (one: Day) => number) => days.map((one, index) => `${across(index)},${y(value(one))}`);
  const solid = line((one) => drawn(one.validated));
  const all = line((one) => drawn(one.validated) + drawn(one.provisional));
  const [first, last] = [across(0), across(days.length - 1)];
  return (
    <>
      <polygon className="under" points={[`${first},${y(0)}`, ...solid, `${last},${y(0)}`].join(" ")} />
      <polygon fill={`url(#${hatch})`} points={[...solid, ...[...all].reverse()].join(" ")} />
      <polyline className="line" points={solid.join(" ")} />
      <polyline className="line open" points={all.join(" ")} />
    </>
  );
}

function axisDay(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(day));
}

function useWidth(box: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(640);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
