import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type FocusEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

interface Given {
  /** Of every row in turn, as its element has it in `data-row`. */
  ids: readonly string[];
  /** What holds the rows, and nothing between them. */
  body: RefObject<HTMLElement | null>;
  current: string | undefined;
  /** How high a row is before it is measured. */
  height: (index: number) => number;
  /** Rows that are there wherever one looks, as headings are. */
  stay?: readonly number[];
}

interface Windowed {
  long: boolean;
  /** The rows that are there, each with what is left out before it, in px. */
  rows: readonly { readonly index: number; readonly before: number }[];
  /** What is left out behind the last. */
  after: number;
  /** For each row, with its `data-index`. */
  measure: ((row: Element | null) => void) | undefined;
  /** For what holds them. */
  listens: { onFocus: (event: FocusEvent<HTMLElement>) => void; onBlur: (event: FocusEvent<HTMLElement>) => void };
}

const WHOLE = 120;
/** On paper there is no scrolling: so many are printed whole. */
const PRINTED = 2_000;
/** What stands over the list while it is scrolled, above and below. */
const OVER = { scrollPaddingStart: 40, scrollPaddingEnd: 72 };

/** Which of many rows are there: once they are many, those that are looked at and the one that has the focus. */
export function useWindowed({ ids, body, current, height, stay = [] }: Given): Windowed {
  const [margin, setMargin] = useState(0);
  const prints = usePrinting();
  const long = ids.length > (prints ? PRINTED : WHOLE);
  useLayoutEffect(() => setMargin((body.current?.getBoundingClientRect().top ?? 0) + scrollY), [body, ids.length]);
  const focused = useFocused(body);
  const held = long && focused.row !== undefined ? ids.indexOf(focused.row) : -1;
  const virtual = useWindowVirtualizer({
    count: long ? ids.length : 0,
    estimateSize: height,
    overscan: 20,
    scrollMargin: margin,
    ...OVER,
    // The row that has the focus stays, and with it the ones to which it goes on from there.
    rangeExtractor: (range) => {
      const near = held < 0 ? [] : [held - 1, held, held + 1].filter((at) => at >= 0 && at < ids.length);
      return [...new Set([...defaultRangeExtractor(range), ...near, ...stay])].sort((one, other) => one - other);
    },
  });
  const shown = long ? virtual.getVirtualItems() : [];
  const at = current === undefined ? -1 : ids.indexOf(current);
  const there = at >= 0;
  // To the row that is opened, once; where it is seen already, nothing moves.
  useEffect(() => {
    if (!there) return;
    if (long) virtual.scrollToIndex(at);
    else [...(body.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].find((row) => row.dataset["row"] === current)?.scrollIntoView({ block: "nearest" });
  }, [current, there]);
  return {
    long,
    rows: long ? shown.map(({ index, start }, place) => ({ index, before: start - (shown[place - 1]?.end ?? margin) })) : ids.map((_, index) => ({ index, before: 0 })),
    after: long ? virtual.getTotalSize() - ((shown.at(-1)?.end ?? margin) - margin) : 0,
    measure: long ? virtual.measureElement : undefined,
    listens: focused.listens,
  };
}

/** The row in which the focus is; one from which it was only taken away, as by another window, is still the one. */
function useFocused(body: RefObject<HTMLElement | null>) {
  const [row, setRow] = useState<string>();
  const listens = useRef({
    onFocus: ({ target }: FocusEvent<HTMLElement>) => setRow(target.closest<HTMLElement>("[data-row]")?.dataset["row"]),
    onBlur: ({ relatedTarget }: FocusEvent<HTMLElement>) => void (relatedTarget && !body.current?.contains(relatedTarget) && setRow(undefined)),
  }).current;
  return { row, listens };
}

/** Whether the page is being put on paper. */
function usePrinting(): boolean {
  const [prints, setPrints] = useState(false);
  useEffect(() => {
    // The browser draws as soon as this has returned.
    const begin = () => flushSync(() => setPrints(true));
    const end = () => setPrints(false);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  return prints;
}
