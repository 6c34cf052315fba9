import { useEffect, useRef, useSyncExternalStore } from "react";

/** Single keys that the page at hand listens to. They can be switched off (WCAG 2.2, 2.1.4). */
interface Binding {
  /** `a`, `?`, or two in a row: `g i`. */
  readonly keys: string;
  readonly does: string;
  readonly act: () => void;
}

const OFF = "cordon.keys";

let bindings: readonly Binding[] = [];
let first = "";
const listeners = new Set<() => void>();

function change(next: readonly Binding[]): void {
  bindings = next;
  listeners.forEach((listener) => listener());
}

export function keysInUse(): boolean {
  return localStorage.getItem(OFF) !== "off";
}

export function setKeysInUse(use: boolean): void {
  localStorage.setItem(OFF, use ? "on" : "off");
  change([...bindings]);
}

/** Listens to a key for as long as the component is there and has something to do for it. */
export function useKey(keys: string, does: string, act: (() => void) | undefined): void {
  const latest = useRef(act);
  latest.current = act;
  const listens = act !== undefined && keys !== "";
  useEffect(() => {
    if (!listens) return;
    const binding: Binding = { keys, does, act: () => latest.current?.() };
    change([...bindings, binding]);
    return () => change(bindings.filter((one) => one !== binding));
  }, [keys, does, listens]);
}

export function useBindings(): readonly Binding[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => bindings,
  );
}

function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;
}

/** The one listener of the page. A key within an open dialog belongs to the dialog. */
export function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
  if (!keysInUse() || (document.querySelector("dialog[open]") && event.key !== "Escape")) return;
  const pressed = first ? `${first} ${event.key}` : event.key;
  const found = bindings.findLast((one) => one.keys === pressed) ?? bindings.findLast((one) => one.keys === event.key);
  first = !found && bindings.some((one) => one.keys.startsWith(`${event.key} `)) ? event.key : "";
  if (first) setTimeout(() => (first = ""), 1500);
  if (!found) return;
  event.preventDefault();
  found.act();
}
