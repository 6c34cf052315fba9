/** Whether there is a line to Cordon, as the last calls have found out. */
export interface Line {
  readonly lost: boolean;
  /** When something was heard last. */
  readonly heardAt: number;
}

let line: Line = { lost: false, heardAt: Date.now() };
const listeners = new Set<() => void>();

function tell(next: Line): void {
  const changed = next.lost !== line.lost;
  line = next;
  if (changed) listeners.forEach((listener) => listener());
}

/** Any answer is one, a refusal too. */
export function heard(): void {
  tell({ lost: false, heardAt: Date.now() });
}

export function lost(): void {
  if (!line.lost) tell({ ...line, lost: true });
}

export function theLine(): Line {
  return line;
}

export function onLine(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// The device knows it first; that it has a network again does not say that Cordon answers.
globalThis.addEventListener?.("offline", lost);
