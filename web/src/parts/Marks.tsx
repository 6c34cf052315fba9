import { State } from "./State";

/** What of a record says that a fact was taken out of order or from a clock ahead of ours. */
export interface Marked {
  readonly outOfOrder: boolean;
  readonly clockAhead: boolean;
}

export function isMarked({ outOfOrder, clockAhead }: Marked): boolean {
  return outOfOrder || clockAhead;
}

/** How a report was marked when it was taken; nothing if it was not. */
export function Marks({ of }: { of: Marked }) {
  return (
    <>
      {of.outOfOrder && <State of="OUT_OF_ORDER" />} {of.clockAhead && <State of="CLOCK_AHEAD" />}
    </>
  );
}
