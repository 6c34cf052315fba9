import { describe, expect, it } from "vitest";
import { dayAfter } from "./ReviewForm";
import { doubles, linesOf, type LinkRow, newLink, newNode, sentElements, sentNode, without, wrongEnds } from "./typed";

const link = (from: string, to: string, kind = "NETWORK_LINK_KIND_COMMAND"): LinkRow => ({ key: `${from}${to}`, ...newLink(from), to, kind });

describe("what is typed of a network", () => {
  it("names an end by its id where it is there and by its key where it is typed too", () => {
    const { nodes, links } = sentElements({ nodes: [{ key: "node_1", ...newNode(), name: " HERON " }], links: [link("#node_1", "0197c0de")] });

    expect(nodes[0]).toMatchObject({ key: "node_1", spec: { name: "HERON" } });
    expect([links[0]?.from, links[0]?.to]).toEqual([{ key: "node_1" }, { nodeId: "0197c0de" }]);
  });

  it("is sent without what does not belong to its kind", () => {
    const typed = { ...newNode("NETWORK_NODE_KIND_GROUP"), name: "Cell", roles: ["NETWORK_ROLE_LEADER" as const], hotspotId: "1" };

    expect(sentNode(typed)).toMatchObject({ roles: [] });
    expect(sentNode(typed)).not.toHaveProperty("hotspotId");
    expect(sentNode({ ...typed, kind: "NETWORK_NODE_KIND_PARK" })).toMatchObject({ hotspotId: "1" });
  });

  // OpenCTI-Platform/opencti: an end that was deleted stayed in the form, and the whole was refused.
  it("leaves no link at an end that is typed no more", () => {
    expect(without([link("#gone", "#kept")], [{ key: "kept", ...newNode() }])[0]).toMatchObject({ from: "", to: "#kept" });
  });

  it("takes a name once, whichever line it stands on", () => {
    expect(linesOf("RUFF\n\n KNOT \nRUFF")).toEqual(["RUFF", "KNOT"]);
  });

  it("finds a double link, kinship from either end and others in their direction alone", () => {
    const kin = "NETWORK_LINK_KIND_KINSHIP";

    expect([...doubles([link("a", "b"), link("b", "a"), link("a", "b")])]).toEqual([2]);
    expect([...doubles([link("a", "b", kin), link("b", "a", kin)])]).toEqual([1]);
    expect([...doubles([link("a", "", ""), link("a", "", "")])]).toEqual([]);
  });

  it.each([
    ["COMMAND", "PERSON", "GROUP", false],
    ["COMMAND", "COMPANY", "PERSON", true],
    ["KINSHIP", "PERSON", "PERSON", false],
    ["KINSHIP", "PERSON", "GROUP", true],
    ["MEMBER_OF", "COMPANY", "GROUP", false],
    ["MEMBER_OF", "PERSON", "COMPANY", true],
    ["OWNS", "COMPANY", "PARK", false],
    ["OWNS", "PARK", "COMPANY", true],
    ["OWNS", "PERSON", "PERSON", true],
    ["FINANCE", "PARK", "PERSON", false],
  ] as const)("%s from %s to %s is wrong: %s", (kind, from, to, wrong) => {
    expect(wrongEnds(`NETWORK_LINK_KIND_${kind}`, `NETWORK_NODE_KIND_${from}`, `NETWORK_NODE_KIND_${to}`)).toBe(wrong);
  });

  it("counts a cycle in days of the calendar, over the end of a year and a leap day", () => {
    expect([dayAfter("2027-12-31", 1), dayAfter("2028-02-28", 1), dayAfter("2026-03-28", 30), dayAfter("", 30), dayAfter("2026-02-30", 1)]).toEqual(["2028-01-01", "2028-02-29", "2026-04-27", "", ""]);
  });
});
