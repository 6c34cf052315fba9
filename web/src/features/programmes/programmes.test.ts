import { expect, it } from "vitest";
import type { Programme, ProgrammeLesson } from "@/gen/types";
import { typedOn } from "@/parts/typedOn";
import { newestFirst, newProgramme, sentSpec } from "./programmes";

const lesson = (day: string, text: string): ProgrammeLesson => ({ operationId: "1", day, text });

it("is led by whoever creates it", () => {
  expect(newProgramme("").lead).toEqual({ secretariat: true, countries: [] });
  expect(newProgramme("NG").lead).toEqual({ secretariat: false, countries: ["NG"] });
});

it("tells the newest lesson first, and those of one day as they were given", () => {
  const lessons = [lesson("2025-03-14", "a"), lesson("2026-01-02", "b"), lesson("2025-03-14", "c")];

  expect(newestFirst(lessons).map(({ text }) => text)).toEqual(["b", "a", "c"]);
});

it("what is typed stays on a programme that was revised meanwhile, the rest follows it, and nothing else is sent", () => {
  const begun = { programmeId: "1", version: "1", spec: { name: "Before", aim: "Aim", definitions: [], lessons: [] } } as unknown as Programme;
  const now = { ...begun, version: "2", spec: { ...begun.spec, name: "After", lessons: [lesson("2026-01-02", "b")] } } as Programme;

  const typed = typedOn(now, { ...newProgramme("NG"), ...(begun.spec as object), aim: "Typed", begun }, (one) => one.spec);

  expect(sentSpec(typed)).toEqual({ name: "After", aim: "Typed", definitions: [], lessons: [lesson("2026-01-02", "b")] });
});
