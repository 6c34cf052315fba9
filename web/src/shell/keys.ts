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

/** A key by what it writes; where it writes no Latin letter, as on an Arabic layout, by its place on the keyboard. */
export function keyOf(event: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): string {
  if (/^[ -~]+$/.test(event.key)) return event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.code === "Slash") return event.shiftKey ? "?" : "/";
  return event.code.replace("Key", "").toLowerCase();
}

const MODIFIERS = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "NumLock", "Fn", "FnLock", "ScrollLock"]);

/** The one listener of the page. A key within an open dialog belongs to the dialog. */
export function press(event: KeyboardEvent): void {
  // Pressed before the second of two keys, as Shift before "?", these are no key between them.
  if (MODIFIERS.has(event.key)) return;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
  const key = keyOf(event);
  // A key that is held down moves, and decides nothing.
  if (event.repeat && key !== "j" && key !== "k") return;
  if (!keysInUse() || document.querySelector("dialog[open]")) return;
  const pressed = first ? `${first} ${key}` : key;
  const found = bindings.findLast((one) => one.keys === pressed) ?? bindings.findLast((one) => one.keys === key);
  first = !found && bindings.some((one) => one.keys.startsWith(`${key} `)) ? key : "";
  if (first) setTimeout(() => (first = ""), 1500);
  if (!found) return;
  event.preventDefault();
  found.act();
}
