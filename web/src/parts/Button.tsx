import type { ButtonHTMLAttributes, ReactNode } from "react";
import { useKey } from "@/shell/keys";

interface Given extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  look?: "main" | "stop" | "plain" | "line";
  small?: boolean;
  /** The key that presses it, printed on it. */
  hotkey?: string;
  /** Why it cannot be pressed now: it stays where people look for it, and says so. */
  cannot?: string | undefined;
  busy?: boolean;
  children: ReactNode;
}

export function Button({ look = "line", small = false, hotkey, cannot, busy = false, children, onClick, ...rest }: Given) {
  const off = cannot !== undefined;
  const press: typeof onClick = off || busy ? undefined : onClick;
  const label = typeof children === "string" ? children : (rest["aria-label"] ?? "");
  useKey(hotkey ?? "", label, press && hotkey ? () => press({} as never) : undefined);
  return (
    <button
      type="button"
      {...rest}
      className={`button ${look}${small ? " small" : ""}`}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      title={cannot}
      onClick={press ?? ((event) => event.preventDefault())}
    >
      {children}
      {hotkey && !off && <kbd aria-hidden="true">{hotkey === "Escape" ? "Esc" : hotkey.toUpperCase()}</kbd>}
    </button>
  );
}
