import { type ReactNode, useId } from "react";

interface Given {
  title: ReactNode;
  note?: ReactNode;
  acts?: ReactNode;
  inset?: boolean;
  children: ReactNode;
}

export function Panel({ title, note, acts, inset = false, children }: Given) {
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {note && <p>{note}</p>}
        {acts && <div className="push buttons">{acts}</div>}
      </header>
      {inset ? <div className="panel-in">{children}</div> : children}
    </section>
  );
}
