import { queryOptions } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import { getProgramme, listProgrammes } from "@/gen/methods";
import type { Lead, Programme, ProgrammeLesson, ProgrammeSpec } from "@/gen/types";

export const programmesQuery = queryOptions({
  queryKey: ["programmes"],
  queryFn: ({ signal }) => all(listProgrammes, {}, (page) => page.programmes, { signal }),
  refetchInterval: 30_000,
});

export function programmeQuery(programmeId: string) {
  return queryOptions({
    queryKey: ["programme", programmeId],
    queryFn: async ({ signal }) => (await call(getProgramme, { programmeId }, { signal })).programme as Programme,
    refetchInterval: 30_000,
  });
}

/** What has to be asked for again when a programme has changed. */
export const touched = [["programmes"], ["programme"]];

/** What is typed, and the programme that its writing began with. */
export interface Typed extends ProgrammeSpec {
  lead: Lead;
  begun?: Programme | undefined;
}

export function newProgramme(country: string): Typed {
  return { name: "", aim: "", definitions: [], lessons: [], lead: { secretariat: country === "", countries: country === "" ? [] : [country] } };
}

export function sentSpec({ name, aim, definitions, lessons }: Typed): ProgrammeSpec {
  return { name, aim, definitions, lessons };
}

/** The newest first; of one day in the order in which they were given. */
export function newestFirst(lessons: readonly ProgrammeLesson[]): ProgrammeLesson[] {
  return [...lessons].sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
}
