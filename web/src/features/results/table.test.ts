import { describe, expect, it } from "vitest";
import { example, lineOf, read } from "./table";

describe("a table", () => {
  it("counts its empty lines too", () => {
    const { lines } = read("\nkind,reference,occurred_time\n\nnil_return,N-1,2026-11-17\n,,\nnil_return,N-2,2026-11-18");

    expect(lines.map((line) => line.number)).toEqual([4, 6]);
  });

  it.each([
    ["2026-11-31", "text.day"],
    ["2026-02-29 10:00", "text.day"],
    ["2026-11-31T10:00:00Z", "text.day"],
    ["2026-13-01", "text.day"],
    ["2026-11-17 24:00", "table.time"],
    ["2026-11-17 9:00", "table.time"],
  ])("takes %s for no time", (time, rule) => {
    expect(read(`kind,reference,occurred_time\nnil_return,N-1,${time}`).lines[0]?.wrong).toEqual({ column: "occurred_time", found: { rule } });
  });

  it.each([
    ["2028-02-29", "2028-02-29T00:00:00.000Z"],
    ["2026-11-17 05:05:09", "2026-11-17T05:05:09.000Z"],
    ["2026-11-17T00:30:00+01:00", "2026-11-16T23:30:00.000Z"],
  ])("takes %s for %s", (time, occurredTime) => {
    expect(read(`kind,reference,occurred_time\nnil_return,N-1,${time}`).lines[0]?.spec?.occurredTime).toBe(occurredTime);
  });

  it("names the task that a line belongs to by its id, in either case", () => {
    const id = "0197C0DE-0000-7000-8000-000000000001";
    const { lines } = read(`kind,reference,occurred_time,task_id\nnil_return,N-1,2026-11-17,${id}\nnil_return,N-2,2026-11-17,\nnil_return,N-3,2026-11-17,Raid`);

    expect(lines.map((line) => line.spec?.taskId ?? line.wrong?.found.rule)).toEqual([id.toLowerCase(), undefined, "table.task"]);
  });

  it("guesses no rung, no amount and none of what has names", () => {
    const { lines } = read(
      [
        "kind,reference,occurred_time,number,code,amount,rung,identifier,identifier_type,sex,age_band,nationality,network",
        "funds_intercepted,F-1,2026-11-17,,NGN,5,,,,,,,",
        "funds_intercepted,F-2,2026-11-17,,NGN,5,held,,,,,,",
        'funds_intercepted,F-3,2026-11-17,,KWD,"1,250",seized,,,,,,',
        "funds_intercepted,F-4,2026-11-17,,ETH,5,seized,bc1q,phone,,,,ethereum",
        "funds_intercepted,F-5,2026-11-17,,ETH,5,seized,bc1q,wallet,,,,Not a network",
        "persons_arrested,P-1,2026-11-17,,,,,NG A1,,man,,,",
        "persons_arrested,P-2,2026-11-17,,,,,NG A1,,male,18-29,,",
        "persons_arrested,P-3,2026-11-17,,,,,NG A1,passport,male,18 to 29,,",
        "persons_arrested,P-4,2026-11-17,,,,,NG A1,document,male,18 to 29,Nigeria,",
        "infrastructures_taken_down,I-1,2026-11-17,,,,,a.example,host,,,,",
        "fraud_victims_targeted,V-1,2026-11-17,,,,,a.example,,,,,",
        "persons_arrested,P-5,2026-11-17,,,,,NG A1,document,Male,18 to 29,ng,",
        "funds_intercepted,F-6,2026-11-17,,ETH,5,seized,bc1q,wallet,,,,ethereum",
      ].join("\n"),
    );

    expect(lines.map((line) => `${line.wrong?.column ?? "good"} ${line.wrong?.found.rule ?? ""}`.trim())).toEqual([
      "rung required",
      "rung table.rung",
      "amount money.ambiguous",
      "identifier_type table.one_of",
      "network string.pattern",
      "sex table.one_of",
      "age_band table.one_of",
      "identifier_type table.one_of",
      "nationality text.country",
      "identifier_type table.one_of",
      "identifier table.unused",
      "good",
      "good",
    ]);
    expect(lines[5]?.wrong?.found.values).toEqual({ names: "female, male, other" });
    expect(lines[11]?.spec?.personsArrested?.items?.persons?.[0]).toMatchObject({ sex: "SEX_MALE", ageBand: "AGE_BAND_18_TO_29", nationality: "NG" });
    expect(lines[12]?.spec?.fundsIntercepted?.holder).toEqual({ type: "IDENTIFIER_TYPE_WALLET", value: "bc1q" });
  });

  it.each([
    ["kind,reference,occurred_time,number,identifier,code,amount,rung", "fraud_victims_targeted,V-1,2026-11-17,88,000,,,,", "identifier table.unused"],
    ["kind,reference,occurred_time,code,rung,amount", "funds_intercepted,F-1,2026-11-17,NGN,seized,1,250,000.50", " table.cells"],
    ["kind,reference,occurred_time,number", "persons_arrested,A-1,2026-11-17,1,209", " table.cells"],
    ["kind,reference,occurred_time,number,", "persons_arrested,A-1,2026-11-17,1,209", " table.cells"],
    ["kind,reference,occurred_time,number,identifier", "infrastructures_taken_down,I-1,2026-11-17,11,432", "number table.count"],
    ["kind,reference,occurred_time,number,sex", "persons_arrested,A-1,2026-11-17,25,male", "sex table.item"],
    ["kind,reference,occurred_time,number,identifier_type", "infrastructures_taken_down,I-1,2026-11-17,25,domain", "identifier_type table.item"],
    ["kind,reference,occurred_time,number,identifier,nationality", "infrastructures_taken_down,I-1,2026-11-17,,a.example,NG", "nationality table.unused"],
    ["kind,reference,occurred_time,number,rung", "persons_arrested,A-1,2026-11-17,25,seized", "rung table.unused"],
    ["kind,reference,occurred_time,number", "nil_return,N-1,2026-11-17,0", "number table.unused"],
    ["kind,reference,occurred_time,code,amount,rung,number", "funds_intercepted,F-1,2026-11-17,NGN,5,seized,2", "number table.unused"],
    ["kind,reference,occurred_time,code,amount,rung,identifier_type", "funds_intercepted,F-1,2026-11-17,NGN,5,seized,account", "identifier_type table.item"],
    ["kind,reference,occurred_time,code,amount,network,rung", "funds_intercepted,F-1,2026-11-17,NGN,1,250,seized", "network string.pattern"],
    ["kind,reference,occurred_time,number", 'persons_arrested,A-1,2026-11-17,"12"5', "number table.quote.after"],
    ["kind,reference,occurred_time,number", 'persons_arrested,A-1,2026-11-17,"12\npersons_arrested,A-2,2026-11-17,5', "number table.quote.open"],
    ["kind,reference,occurred_time,identifier", 'persons_arrested,A-1,2026-11-17,"NG A123\n45"', "identifier table.break"],
    ["kind;reference;occurred_time;number", "fraud_victims_targeted;V-1;2026-11-17;88,000", "number number.grouped"],
    ["kind;reference;occurred_time;number", "fraud_victims_targeted;V-1;2026-11-17;88.000", "number number.grouped"],
    ["kind;reference;occurred_time;number", "fraud_victims_targeted;V-1;2026-11-17;88 000", "number number"],
    ["kind;reference;occurred_time;number", "fraud_victims_targeted;V-1;2026-11-17;٨٨", "number number.digits"],
    ["kind;reference;occurred_time;code;amount;rung", "funds_intercepted;F-1;2026-11-17;NGN;1.250;seized", "amount number.grouped"],
    ["kind;reference;occurred_time;code;amount;rung", "funds_intercepted;F-1;2026-11-17;NGN;1,250,000.50;seized", "amount number.grouped"],
    ["kind;reference;occurred_time;code;amount;rung", "funds_intercepted;F-1;2026-11-17;KWD;1.250;seized", "amount money.ambiguous"],
    ["kind;reference;occurred_time;code;amount;rung", "funds_intercepted;F-1;2026-11-17;NGN;12 50;seized", "amount money"],
    ["kind;reference;occurred_time;code;amount;rung", "funds_intercepted;F-1;2026-11-17;NGN;١٢٥٠٫٥٠;seized", "amount number.digits"],
  ])("with %s takes nothing of %s away", (head, row, wrong) => {
    const { lines } = read(`${head}\n${row}`);

    expect(lines.map((line) => [line.number, line.reference, `${line.wrong?.column ?? ""} ${line.wrong?.found.rule ?? "good"}`])).toEqual([[2, row.split(/[,;]/)[1], wrong]]);
  });

  it("may have empty cells and a nameless column at its end", () => {
    const { lines, unknown } = read("kind,reference,occurred_time,number,\npersons_arrested,A-1,2026-11-17,25,,,,\nfraud_victims_targeted,V-1,2026-11-17,\"88000\"");

    expect([unknown, lines.map((line) => line.wrong)]).toEqual([[], [undefined, undefined]]);
  });

  it("with one column twice says so, as with one that is not known", () => {
    expect(read("kind,reference,occurred_time,number,Number\npersons_arrested,A-1,2026-11-17,1,2").doubled).toEqual(["number"]);
    expect(read("kind,reference,occurred time,occurred_time\n").doubled).toEqual(["occurred_time"]);
  });

  it("whose head has a quotation mark that is never closed has one line, which is wrong", () => {
    expect(read('kind,reference,occurred_time,"number\nnil_return,N-1,2026-11-17').lines.map((line) => [line.number, line.wrong?.found.rule])).toEqual([[1, "table.quote.open"]]);
  });

  it("of the example is whole", () => {
    const { lines, unknown, missing } = read(example);

    expect([unknown, missing]).toEqual([[], []]);
    expect(lines.map((line) => line.wrong)).toEqual([undefined, undefined, undefined, undefined]);
    expect(lines[0]?.spec).toMatchObject({ reference: "ARR-21", occurredTime: "2026-11-17T05:05:00.000Z", personsArrested: { count: { number: "25" } } });
    expect(lines[1]?.spec?.infrastructuresTakenDown?.items?.identifiers).toEqual([{ type: "IDENTIFIER_TYPE_DOMAIN", value: "evil[.]example" }]);
    expect(lines[2]?.spec?.fundsIntercepted).toMatchObject({ amount: { code: "NGN", scale: 2, units: "125000050" }, rung: "MONEY_RUNG_SEIZED" });
    expect(lines[3]?.spec?.nilReturn).toEqual({});
  });

  it("names the line and column of everything that is wrong", () => {
    const { lines } = read(["kind,reference,occurred_time,number", "arrests,A-1,2026-11-17,1", "persons_arrested,,2026-11-17,1", "persons_arrested,A-2,17/11/2026,1", "persons_arrested,A-3,2026-11-17,0", "persons_arrested,A-4,2026-11-17,1", "persons_arrested,A-4,2026-11-17,2"].join("\n"));

    expect(lines.map((line) => `${line.number} ${line.wrong?.column ?? "good"} ${line.wrong?.found.rule ?? ""}`.trim())).toEqual([
      "2 kind table.kind",
      "3 reference required",
      "4 occurred_time table.time",
      "5 number number.range",
      "6 good",
      "7 reference repeated.unique",
    ]);
  });

  it("says which columns are missing or not known", () => {
    expect(read("kind,ref\nnil_return,1")).toMatchObject({ missing: ["reference", "occurred_time"], unknown: ["ref"] });
  });

  it("finds the line that a refusal of the service speaks of", () => {
    const { lines } = read(example);

    expect(lineOf("results[2].reference", lines)?.number).toBe(4);
    expect(lineOf("reference", lines)).toBeUndefined();
  });
});

it.each([["place_country", "ß"], ["nationality", "ﬁ"], ["place_country", "ıt"], ["nationality", "ﬆ"]])("makes no country (%s) of %s", (column, typed) => {
  const { lines } = read(`kind,reference,occurred_time,identifier,identifier_type,${column}\npersons_arrested,P-1,2026-11-17,NG A1,document,${typed}`);

  expect(lines[0]?.wrong).toEqual({ column, found: { rule: "text.country" } });
});

it.each([
  ["BITCOIN:bc1q", "IDENTIFIER_TYPE_WALLET"],
  ["arbitrum-one:0x5aAe", "IDENTIFIER_TYPE_WALLET"],
  ["eip155:1:0x5aAe", "IDENTIFIER_TYPE_WALLET"],
  ["iban:GB29NWBK60161331926819", "IDENTIFIER_TYPE_ACCOUNT"],
  ["GB29NWBK60161331926819", "IDENTIFIER_TYPE_ACCOUNT"],
])("sees what %s is", (holder, kind) => {
  const { lines } = read(`kind,reference,occurred_time,code,amount,rung,identifier\nfunds_intercepted,F-1,2026-11-17,NGN,5,seized,${holder}`);

  expect(lines[0]?.spec?.fundsIntercepted?.holder?.type).toBe(kind);
});
