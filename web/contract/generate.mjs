// Writes what the application knows of the contract: types, methods, rules of fields and reasons of refusals.
// All of it comes from the compiled descriptor set; nothing that is written here is kept in the repository.
import { createFileRegistry, fromBinary, getOption, hasOption, ScalarType } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const source = process.env.CORDON_CONTRACT ?? here("../../proto/target/classes/contract/cordon.binpb");
if (!existsSync(source)) {
  console.error(`There is no compiled contract at ${source}: run ./cordon build, or name another in CORDON_CONTRACT.`);
  process.exit(1);
}
const set = fromBinary(FileDescriptorSetSchema, readFileSync(source));
const registry = createFileRegistry(set);
const extension = (name) => registry.getExtension(name) ?? stop(`the contract has no ${name}`);
const http = extension("google.api.http");
const access = extension("cordon.common.v1.access");
const status = extension("cordon.common.v1.http_status");
const text = extension("cordon.common.v1.text");
const fieldRules = extension("buf.validate.field");
const messageRules = extension("buf.validate.message");
const kindMay = extension("cordon.operations.v1.may");
const iccs = extension("cordon.operations.v1.iccs");

const OWN = /^cordon\.(common|operations|tasking|reporting)\.v1$/;
const files = [...registry.files].filter((file) => OWN.test(file.proto.package));
const methods = files
  .flatMap((file) => file.services)
  .flatMap((service) => service.methods)
  .filter((method) => getOption(method, access).audience === 1);
const reached = reach(methods.flatMap((method) => [method.input, method.output]));

const HEAD = "// Made from the contract at each build. Not kept, not written by hand.\n/* eslint-disable */\n\n";
mkdirSync(here("../src/gen"), { recursive: true });
write("types", [...reached.enums].map(enumType).join("") + [...reached.messages].map(messageType).join(""));
write("methods", methodTable());
write("rules", ruleTable());
write("enums", [...reached.enums].map(enumValues).join(""));
write("reasons", reasonTable());
write("kinds", kindTable());
write("crimes", crimeTable());

function write(name, content) {
  writeFileSync(here(`../src/gen/${name}.ts`), HEAD + content);
}

function stop(why) {
  console.error(why);
  process.exit(1);
}

/** Every message and enum that a public method can meet. */
function reach(roots) {
  const messages = new Set();
  const enums = new Set();
  const look = (message) => {
    if (messages.has(message) || !OWN.test(message.file.proto.package)) return;
    messages.add(message);
    for (const field of message.fields) {
      if (field.enum) enums.add(field.enum);
      if (field.message) look(field.message);
    }
  };
  roots.forEach(look);
  return { messages, enums };
}

/** Enums by their names, as JSON has them. */
function enumType(type) {
  return `export type ${nameOf(type)} =\n${type.values.map((value) => `  | "${value.name}"`).join("\n")};\n\n`;
}

function enumValues(type) {
  const names = type.values.filter((value) => value.number !== 0).map((value) => `  "${value.name}",`);
  return `export const ${lower(nameOf(type))} = [\n${names.join("\n")}\n] as const;\n\n`;
}

/** What answers have: every field without presence is written, also when it is empty. */
function messageType(message) {
  const lines = message.fields.map((field) => {
    const absent = field.oneof || field.proto.proto3Optional || (field.fieldKind === "message" && !isList(field));
    return `  ${field.jsonName}${absent ? "?" : ""}: ${typeOf(field)};`;
  });
  return `export interface ${nameOf(message)} {\n${lines.join("\n")}\n}\n\n`;
}

/** Two that share a name are told apart by their packages: `OperationsUnit`. */
function nameOf(type) {
  const shared = [...reached.enums, ...reached.messages].some((other) => other !== type && other.name === type.name);
  const [, of] = OWN.exec(type.file.proto.package);
  return shared ? of[0].toUpperCase() + of.slice(1) + type.name : type.name;
}

function isList(field) {
  return field.fieldKind === "list";
}

function typeOf(field) {
  const one = field.enum ? nameOf(field.enum) : field.message ? messageName(field.message) : scalar(field.scalar);
  return isList(field) ? `${one}[]` : one;
}

function messageName(message) {
  return message.typeName === "google.protobuf.Timestamp" ? "string" : nameOf(message);
}

/** 64-bit numbers are texts. */
function scalar(type) {
  switch (type) {
    case ScalarType.BOOL:
      return "boolean";
    case ScalarType.INT32:
    case ScalarType.UINT32:
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      return "number";
    default:
      return "string";
  }
}

function methodTable() {
  const roles = registry.getEnum("cordon.common.v1.Role");
  const scopes = registry.getEnum("cordon.common.v1.Scope");
  const used = new Set();
  const lines = methods.map((method) => {
    const rule = getOption(method, http);
    const may = getOption(method, access);
    const [verb, path] = [rule.pattern.case.toUpperCase(), rule.pattern.value];
    used.add(method.input.name).add(method.output.name);
    const kind = method.methodKind === "server_streaming" ? "Streamed" : "Unary";
    const named = may.roles.map((number) => roles.value[number].name.replace("ROLE_", "").toLowerCase().replaceAll("_", "-"));
    return (
      `export const ${method.localName}: ${kind}<T.${method.input.name}, T.${method.output.name}> = {\n` +
      `  name: "${method.parent.typeName}/${method.name}",\n  verb: "${verb}",\n  path: "${path}",\n` +
      `  fields: ${JSON.stringify(Object.fromEntries(pathFields(path, method.input)))},\n` +
      `  body: ${rule.body === "*"},\n  stream: ${kind === "Streamed"},\n  stepUp: ${may.stepUp},\n` +
      `  scope: "${scopes.value[may.scope].name.replace("SCOPE_", "").toLowerCase()}",\n  leadRoles: ${may.leadRoles || scopes.value[may.scope].name === "SCOPE_LEAD"},\n  roles: ${JSON.stringify(named)},\n};\n\n`
    );
  });
  return `import type { Streamed, Unary } from "../call/method";\nimport type * as T from "./types";\n\n${lines.join("")}`;
}

function pathFields(path, input) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
    const field = input.fields.find((one) => one.name === name) ?? stop(`${path} names no field of ${input.name}`);
    return [name, field.jsonName];
  });
}

/** The rules that a form can check while somebody types; the services check them all once more. */
function ruleTable() {
  const inputs = reach(methods.map((method) => method.input)).messages;
  const ids = new Set();
  const tables = [...inputs].map((message) => {
    if (hasOption(message, messageRules)) getOption(message, messageRules).cel.forEach((rule) => ids.add(rule.id));
    const fields = message.fields.map((field) => {
      const rules = hasOption(field, fieldRules) ? getOption(field, fieldRules) : undefined;
      rules?.cel.forEach((rule) => ids.add(rule.id));
      return `  ${field.name}: ${JSON.stringify(ruleOf(field, rules))},`;
    });
    return `export const ${lower(nameOf(message))}Rules = {\n${fields.join("\n")}\n} satisfies Rules;\n\n`;
  });
  const known = `export const ruleIds = ${JSON.stringify([...ids].sort(), null, 2)};\n`;
  return `import type { Rules } from "../call/rules";\n\n${tables.join("")}${known}`;
}

function ruleOf(field, rules) {
  const rule = { name: field.jsonName };
  if (hasOption(field, text)) rule.text = registry.getEnum("cordon.common.v1.TextKind").value[getOption(field, text)].localName;
  if (isList(field)) rule.list = true;
  if (field.message && messageName(field.message) === "string") rule.time = true;
  const type = rules?.type;
  if (rules?.required || (rules && type?.case === "enum" && type.value.notIn.includes(0))) rule.required = true;
  if (type?.case === "string") {
    const { minLen, maxLen, pattern } = type.value;
    if (minLen) rule.minLen = Number(minLen);
    if (maxLen) rule.maxLen = Number(maxLen);
    if (pattern) rule.pattern = pattern;
    if (pattern && !new RegExp(pattern).test("")) rule.required = true;
    if (type.value.wellKnown?.case === "uuid") rule.uuid = true;
  }
  if (type?.case === "int32" || type?.case === "int64") {
    const { greaterThan: low, lessThan: high } = type.value;
    if (low.case === "gte") rule.min = String(low.value);
    if (low.case === "gt") rule.min = String(BigInt(low.value) + 1n);
    if (high.case === "lte") rule.max = String(high.value);
  }
  if (type?.case === "repeated") {
    if (type.value.minItems) rule.minItems = Number(type.value.minItems);
    if (type.value.maxItems) rule.maxItems = Number(type.value.maxItems);
  }
  if (rule.minLen || rule.minItems) rule.required = true;
  return rule;
}

function reasonTable() {
  const enums = files.flatMap((file) => file.enums).filter((type) => type.name.endsWith("RefusalReason"));
  const rows = enums.flatMap((type) => type.values.filter((value) => value.number !== 0).map((value) => {
    const name = value.name.replace(/^[A-Z_]*?REFUSAL_REASON_/, "");
    return `  ${name}: ${getOption(value, status)},`;
  }));
  return `/** Every reason, and the status by which it is told. */\nexport const reasons = {\n${[...new Set(rows)].join("\n")}\n} as const;\n\nexport type Reason = keyof typeof reasons;\n`;
}

/** What each kind of participant may do, as it stands beside the kind. */
function kindTable() {
  const acts = registry.getEnum("cordon.operations.v1.ParticipantAct");
  const named = (number) => `"${acts.value[number].name.replace("PARTICIPANT_ACT_", "")}"`;
  const rows = registry.getEnum("cordon.operations.v1.ParticipantKind").values.filter((value) => value.number !== 0).map((value) => `  ${value.name}: [${getOption(value, kindMay).map(named).join(", ")}],`);
  const all = acts.values.filter((value) => value.number !== 0).map((value) => named(value.number));
  return `/** What not every kind of participant may do. */\nexport const participantActs = [${all.join(", ")}] as const;\n\nexport type ParticipantAct = (typeof participantActs)[number];\n\nexport const kindMay: Readonly<Record<string, readonly ParticipantAct[]>> = {\n${rows.join("\n")}\n};\n`;
}

/** The code of each kind of crime in UNODC's classification. */
function crimeTable() {
  const rows = registry.getEnum("cordon.operations.v1.CrimeArea").values.filter((value) => value.number !== 0).map((value) => `  ${value.name}: "${getOption(value, iccs)}",`);
  return `import type { CrimeArea } from "./types";\n\nexport const iccsCodes: Readonly<Partial<Record<CrimeArea, string>>> = {\n${rows.join("\n")}\n};\n`;
}

function lower(name) {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
