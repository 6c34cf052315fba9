/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so, as spreadsheets save "Unicode text". Nothing
 * where it is of another encoding, or where a program before this one has put U+FFFD for what it could not read: which
 * characters stood there cannot be known, and no text is altered in silence.
 */
export function textOf(octets: ArrayBuffer): string | undefined {
  const [first, second] = new Uint8Array(octets);
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(octets);
    return /[\0\ufffd]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
