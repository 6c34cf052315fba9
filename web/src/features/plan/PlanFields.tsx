import { Risks, Rights } from "./sections/Care";
import { Command, Communications, Instructions, Liaison, Units } from "./sections/Command";
import { Objectives, Period, Situation } from "./sections/Course";
import type { Given } from "./sections/Fields";
import { Identity } from "./sections/Identity";
import { Cooperation, Means } from "./sections/Means";
import { Abort, Media, Reporting } from "./sections/Telling";

/** What a plan has from the beginning. */
export function PlanFields(given: Given) {
  return (
    <>
      <Identity {...given} />
      <Period {...given} />
      <Objectives {...given} />
    </>
  );
}

/** Everything that a plan has, in the order of its list of contents. */
export function AllFields(given: Given) {
  return (
    <>
      <Identity {...given} />
      <Situation {...given} />
      <Period {...given} />
      <Objectives {...given} />
      <Instructions {...given} />
      <Command {...given} />
      <Liaison {...given} />
      <Units {...given} />
      <Communications {...given} />
      <Means {...given} />
      <Cooperation {...given} />
      <Risks {...given} />
      <Rights {...given} />
      <Reporting {...given} />
      <Media {...given} />
      <Abort {...given} />
    </>
  );
}
