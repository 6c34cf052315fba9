/** What a name of a file cannot have on one system or another, and what would hide its end. */
const UNFIT = /[\\/:*?"<>|\p{Cc}\p{Cf}]/gu;

/** Gives the person a file, of what the contract has as bytes: base64. */
export function save(name: string, type: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replace(UNFIT, "_");
  link.click();
  // The browser has it once the click is through; the file is of no use to anybody else.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
