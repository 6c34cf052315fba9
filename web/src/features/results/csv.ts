/** A line of a table, with what stands in its cells and what keeps them from being read. */
export interface Row {
  /** As a table counts, the empty ones too. */
  readonly number: number;
  readonly cells: readonly string[];
  /** In which cell a quotation mark stands wrongly, and by which rule. */
  readonly fault: { readonly cell: number; readonly rule: QuoteRule } | undefined;
}

type QuoteRule = "table.quote.open" | "table.quote.after";

/** With whichever of comma, semicolon and tab the first line has most of. */
function delimiterOf(text: string): string {
  const head = /\S.*/.exec(text)?.[0] ?? "";
  return ([",", ";", "\t"] as const).reduce((one, other) => (head.split(other).length > head.split(one).length ? other : one));
}

/**
 * Rows of a text (RFC 4180, section 2) that have something. A quotation mark that is never closed ends the reading at
 * its row, because what follows might stand inside or outside of it; behind one that closes stands nothing.
 */
export function rowsOf(text: string): Row[] {
  const delimiter = delimiterOf(text);
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = "";
  let state: "plain" | "quoted" | "closed" = "plain";
  let fault: Row["fault"];
  const endCell = () => {
    cells.push(cell.trim());
    cell = "";
    state = "plain";
  };
  const endRow = () => {
    endCell();
    rows.push({ number: rows.length + 1, cells, fault });
    cells = [];
    fault = undefined;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (state === "quoted") {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(++at);
      else state = "closed";
    } else if (character === delimiter) {
      endCell();
    } else if (character === "\n" || character === "\r") {
      if (character === "\r" && text.charAt(at + 1) === "\n") at++;
      endRow();
    } else if (state === "closed") {
      if (character.trim() !== "") fault ??= { cell: cells.length, rule: "table.quote.after" };
    } else if (character === '"' && cell.trim() === "") {
      state = "quoted";
      cell = "";
    } else {
      cell += character;
    }
  }
  if (state === "quoted") fault ??= { cell: cells.length, rule: "table.quote.open" };
  if (cell !== "" || cells.length || fault) endRow();
  return rows.filter((row) => row.fault || row.cells.some((one) => one !== ""));
}
