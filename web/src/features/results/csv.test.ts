import { describe, expect, it } from "vitest";
import { rowsOf } from "./csv";

describe("rows of a text", () => {
  it("are read with quotes, whichever of its delimiters it has", () => {
    expect(rowsOf('a;b\n"1;2";"say ""x"""\r\n\n3;4').map((row) => row.cells)).toEqual([["a", "b"], ["1;2", 'say "x"'], ["3", "4"]]);
    expect(rowsOf("a\tb\n1\t2").map((row) => row.cells)).toEqual([["a", "b"], ["1", "2"]]);
  });

  it("end with whichever end of line there is", () => {
    expect(rowsOf("a,b\r1,2\r\n3,4\n5,6").map((row) => row.cells.join())).toEqual(["a,b", "1,2", "3,4", "5,6"]);
  });

  it.each([
    ['a,b\n"1,2\n3,4', 2, 0, "table.quote.open"],
    ['a,b\n1,"2\n3,4\n5,6', 2, 1, "table.quote.open"],
    ['a,"b\n1,2', 1, 1, "table.quote.open"],
    ['a,b\n1,2\n"', 3, 0, "table.quote.open"],
    ['a,b\n"12"5,6', 2, 0, "table.quote.after"],
    ['a,b\n1,"2" "3"', 2, 1, "table.quote.after"],
    ['a,b\n1,""2""', 2, 1, "table.quote.after"],
    ['a,b\n"1,2\n3,"4",5', 2, 0, "table.quote.after"],
  ])("of %j name the cell whose quotation mark does not fit", (text, number, cell, rule) => {
    expect(rowsOf(text).find((row) => row.fault)).toMatchObject({ number, fault: { cell, rule } });
  });

  it("may have blanks around quotes, empty quotes, and quotes within a cell", () => {
    expect(rowsOf('a,b,c\n "1" ,"",5"x').map(({ cells, fault }) => [...cells, fault])).toEqual([["a", "b", "c", undefined], ["1", "", '5"x', undefined]]);
  });
});
