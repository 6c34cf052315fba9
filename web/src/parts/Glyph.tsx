/** The shapes of states: the second cue after the word, and the one that survives print and colour blindness. */
const shapes = {
  waits: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.8" strokeDasharray="2.6 2.1" />,
  half: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="currentColor" />
    </>
  ),
  most: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 8V1.8A6.2 6.2 0 1 1 1.8 8z" fill="currentColor" />
    </>
  ),
  runs: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6.4 5v6l4.8-3z" fill="currentColor" />
    </>
  ),
  hatched: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M3.6 9.4l5.8-5.8M4.4 12.2l7.8-7.8M7 13.2l6-6" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
  agreed: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M5 8.2l2.2 2.2L11.2 6" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  ring: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="8" cy="8" r="3.2" fill="currentColor" />
    </>
  ),
  done: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.8 8.2l2.3 2.3 4.2-4.6" fill="none" stroke="var(--surface)" strokeWidth="1.9" />
    </>
  ),
  asks: (
    <>
      <path d="M8 .8L15.2 8 8 15.2.8 8z" fill="currentColor" />
      <path d="M6.2 6.4a1.9 1.9 0 1 1 2.6 1.8c-.6.3-.8.6-.8 1.2M8 11.2v.6" fill="none" stroke="var(--surface)" strokeWidth="1.5" />
    </>
  ),
  look: (
    <>
      <path d="M8 1.2l7.2 13H.8z" fill="currentColor" />
      <path d="M8 6v4M8 11.4v1.2" stroke="var(--surface)" strokeWidth="1.6" />
    </>
  ),
  no: (
    <>
      <rect x="1.4" y="1.4" width="13.2" height="13.2" rx="2" fill="currentColor" />
      <path d="M5 5l6 6M11 5l-6 6" stroke="var(--surface)" strokeWidth="1.9" />
    </>
  ),
  late: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <path d="M8 4.4V8l2.4 1.8" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  closed: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M4.6 8h6.8" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  held: <path d="M5.2 2.5v11M10.8 2.5v11" fill="none" stroke="currentColor" strokeWidth="2.6" />,
  inbox: <path d="M2 9l2-6h8l2 6v4H2zM2 9h4l1 2h2l1-2h4" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  list: <path d="M2 4h1M5 4h9M2 8h1M5 8h9M2 12h1M5 12h9" stroke="currentColor" strokeWidth="1.5" />,
  write: <path d="M3 1.8h7l3 3v9.4H3zM5.5 9h5M8 6.5v5" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  comment: <path d="M2 2.5h12v8.5H7.5L4.5 14v-3H2zM5 5.6h6M5 8h4" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  chart: <path d="M2 2v12h12M5 11V8M8 11V5M11 11V3" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  menu: <path d="M2 4h12M2 8h12M2 12h12" stroke="currentColor" strokeWidth="1.5" />,
  person: <path d="M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.4 14c.5-2.8 2.7-4.3 5.6-4.3s5.1 1.5 5.6 4.3" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  shield: <path d="M8 1.5l5.5 2v4c0 3.4-2.2 5.7-5.5 7-3.3-1.3-5.5-3.6-5.5-7v-4z" fill="none" stroke="currentColor" strokeWidth="1.4" />,
} as const;

export type Shape = keyof typeof shapes;

export function Glyph({ shape }: { shape: Shape }) {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      {shapes[shape]}
    </svg>
  );
}
