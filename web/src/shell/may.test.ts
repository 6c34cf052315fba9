import { expect, it } from "vitest";
import { getOperation, issueTask, listTasks, recordRate, submitOperation } from "@/gen/methods";
import { mayCall } from "./may";

const person = (role: string, country: string) => ({ roles: [role], country });
const asked = [submitOperation, getOperation, recordRate, issueTask, listTasks];

it("a planner of a country plans and reads what is led, and nothing that is the secretariat's; the secretariat's does both", () => {
  expect(asked.map((method) => mayCall(person("planner", "NG"), method))).toEqual([true, true, false, false, false]);
  expect(asked.map((method) => mayCall(person("planner", ""), method))).toEqual([true, true, true, true, true]);
});

it("what an officer of a country may does not hang on who leads", () => {
  expect(asked.map((method) => mayCall(person("ncb-officer", "NG"), method))).toEqual([false, true, false, true, true]);
});
