/** The sign and the name. `index.html` shows the same, in the same place, until this code is there. */
export function Brand() {
  return (
    <>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <circle cx="16" cy="16" r="13" fill="none" stroke="currentColor" strokeWidth="4" strokeDasharray="9 4.6" />
        <circle cx="16" cy="16" r="4" fill="currentColor" />
      </svg>
      <b>Cordon</b>
    </>
  );
}

/** The top of a page of which nothing else is there yet. */
export function BareTop() {
  return (
    <header className="top">
      <span className="brand">
        <Brand />
      </span>
    </header>
  );
}
