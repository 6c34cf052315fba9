/** `ng` as `NG`: letters of ASCII alone, so that what is no code does not become one, as `ß` would become `SS`. */
export function capitals(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** `TRON` as `tron`, of the same letters. */
export function smallLetters(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
