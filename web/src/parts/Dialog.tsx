import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "@/language/useWords";

interface Given {
  title: string;
  /** Without it the dialog stays until what it asks for is done. */
  close?: () => void;
  wide?: boolean;
  footer?: ReactNode;
  children: ReactNode;
}

/** A question that stands before the page. The browser itself keeps focus in, and gives it back. */
export function Dialog({ title, close, wide = false, footer, children }: Given) {
  const t = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    shown?.querySelector<HTMLElement>(".dialog-in :is(input, textarea, select)")?.focus();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog${wide ? " wide" : ""}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        close?.();
      }}
      onKeyDown={(event) => !close && event.key === "Escape" && event.preventDefault()}
      onClose={() => !close && dialog.current?.showModal()}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        {close && (
          <button type="button" className="button plain small" onClick={close}>
            {t("dialog.close")}
          </button>
        )}
      </header>
      <div className="dialog-in">{children}</div>
      {footer && <footer>{footer}</footer>}
    </dialog>
  );
}
