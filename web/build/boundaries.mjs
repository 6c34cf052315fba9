// Makes the boundary file of the maps: shapes with country codes, dots for what is too small, and which borders are
// not settled. An operator who is bound to another file of the same form gives it to the gateway (cordon.boundaries).
import { geoCentroid } from "d3-geo";
import { iso31661 } from "iso-3166";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { feature } from "topojson-client";

const target = fileURLToPath(new URL("../src/gen/boundaries.json", import.meta.url));
mkdirSync(fileURLToPath(new URL("../src/gen", import.meta.url)), { recursive: true });

// Public domain: Natural Earth, by way of world-atlas.
const atlas = (name) => JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`world-atlas/${name}.json`), "utf8"));
const codes = new Map(iso31661.map((country) => [country.numeric, country.alpha2]));
const byName = new Map([["Kosovo", "XK"]]);
/** Those without an assigned code, and those whose borders or standing parties do not agree on. */
const UNSETTLED = new Set(["XK", "EH", "PS"]);
const codeOf = (shape) => codes.get(shape.id) ?? byName.get(shape.properties.name) ?? "";

const shapes = atlas("countries-110m");
for (const shape of shapes.objects.countries.geometries) {
  const code = codeOf(shape);
  shape.properties = { code, ...(code === "" || UNSETTLED.has(code) ? { unsettled: true } : {}) };
  delete shape.id;
}
delete shapes.objects.land;
const drawn = new Set(shapes.objects.countries.geometries.map((shape) => shape.properties.code));
const detailed = atlas("countries-50m");
const dots = {};
for (const shape of feature(detailed, detailed.objects.countries).features) {
  const code = codeOf(shape);
  if (code && !drawn.has(code)) dots[code] = geoCentroid(shape).map((degrees) => Math.round(degrees * 100) / 100);
}
writeFileSync(target, JSON.stringify({ shapes, dots }));
