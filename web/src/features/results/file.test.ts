import { describe, expect, it } from "vitest";
import { textOf } from "./file";

const octets = (...values: number[]) => new Uint8Array(values).buffer;

describe("a file", () => {
  it.each([
    ["UTF-8", octets(0x4e, 0xc3, 0xa9), "Né"],
    ["UTF-8 with a byte order mark", octets(0xef, 0xbb, 0xbf, 0x4e, 0xc3, 0xa9), "Né"],
    ["UTF-16LE with a byte order mark", octets(0xff, 0xfe, 0x4e, 0x00, 0xe9, 0x00), "Né"],
    ["UTF-16BE with a byte order mark", octets(0xfe, 0xff, 0x00, 0x4e, 0x00, 0xe9), "Né"],
    ["no octets", octets(), ""],
  ])("of %s is read", (_, file, text) => {
    expect(textOf(file)).toBe(text);
  });

  it.each([
    ["ISO 8859-1", octets(0x4e, 0xe9)],
    ["Windows-1256", octets(0xe3, 0xd5, 0xd1)],
    ["Shift_JIS", octets(0x93, 0xfa, 0x96, 0x7b)],
    ["UTF-16LE without a mark", octets(0x4e, 0x00, 0x45, 0x00)],
    ["UTF-32LE", octets(0xff, 0xfe, 0x00, 0x00, 0x4e, 0x00, 0x00, 0x00)],
    ["UTF-16LE with half a character", octets(0xff, 0xfe, 0x4e)],
    ["UTF-16LE with half a surrogate pair", octets(0xff, 0xfe, 0x3d, 0xd8, 0x4e, 0x00)],
    ["UTF-8 cut within a character", octets(0x4e, 0xc3)],
    ["UTF-8 with a surrogate (CESU-8)", octets(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80)],
    ["UTF-8 longer than it has to be", octets(0xc0, 0xaf)],
    ["UTF-8 in which U+FFFD stands for what was lost", octets(0x4e, 0xef, 0xbf, 0xbd)],
    ["a workbook", octets(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00)],
  ])("of %s is not", (_, file) => {
    expect(textOf(file)).toBeUndefined();
  });
});
