// Compresses what the gateway serves, once, and holds the first screen to its weight. The boundaries of the maps stand at
// an address of their own, where the gateway may serve others.
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const MOST = 250 * 1024;
const out = process.env.CORDON_WEB_OUT ?? fileURLToPath(new URL("../dist", import.meta.url));
const manifest = JSON.parse(readFileSync(join(out, "assets/manifest.json"), "utf8"));

for (const name of readdirSync(out, { recursive: true })) {
  const path = join(out, name);
  if (!statSync(path).isFile() || !/\.(js|css|svg|json)$/.test(name)) continue;
  const content = readFileSync(path);
  if (content.length < 1024) continue;
  writeFileSync(path + ".gz", gzipSync(content, { level: 9 }));
  writeFileSync(path + ".br", brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
}

copyFileSync(fileURLToPath(new URL("../src/gen/boundaries.json", import.meta.url)), join(out, "boundaries.json"));

/** What a browser loads before the first screen is there: the entry, what it imports, and one language. */
function first(entry, seen = new Set()) {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  (manifest[entry].imports ?? []).forEach((next) => first(next, seen));
  return seen;
}
const language = Math.max(
  ...Object.values(manifest).filter((file) => /language\/(en|fr|es|ar)\.ts$/.test(file.src ?? "")).map((file) => weight(file.file)),
);
const scripts = [...first("index.html")].map((name) => weight(manifest[name].file));
const sum = scripts.reduce((one, other) => one + other, language);
console.log(`First screen: ${(sum / 1024).toFixed(1)} KiB of script, compressed with gzip, at most ${MOST / 1024}.`);
if (sum > MOST) process.exit(1);
rmSync(join(out, "assets/manifest.json"));

function weight(file) {
  return gzipSync(readFileSync(join(out, file)), { level: 9 }).length;
}
