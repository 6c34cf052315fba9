import { createContext, type ReactNode, useContext, useId } from "react";

interface Given {
  title: ReactNode;
  note?: ReactNode;
  acts?: ReactNode;
  inset?: boolean;
  children: ReactNode;
}

/** How deep panels are headed: within a section that has a heading of its own by the next. */
export const PanelLevel = createContext<"h2" | "h3">("h2");

export function Panel({ title, note, acts, inset = false, children }: Given) {
  const heading = useId();
  const Heading = useContext(PanelLevel);
  return (
    <section className="panel" aria-labelledby={heading}>
      <header>
        <Heading id={heading}>{title}</Heading>
        {note && <p>{note}</p>}
        {acts && <div className="push buttons">{acts}</div>}
      </header>
      {inset ? <div className="panel-in">{children}</div> : children}
    </section>
  );
}
