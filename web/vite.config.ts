import react from "@vitejs/plugin-react";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const gateway = process.env.CORDON_ADDRESS ?? "http://127.0.0.1:8080";

// The gateway takes changes from its own origin only, and the sign-in comes back to its own address.
const behind = { target: gateway, changeOrigin: true, headers: { origin: gateway } };

// What stands in for a module in one file would do so in the next one too: such files have a world of their own each.
const source = fileURLToPath(new URL("src", import.meta.url));
const tests = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => /\.test\.tsx?$/.test(file));
const standIns = tests.filter((file) => readFileSync(`${source}/${file}`, "utf8").includes("vi.mock("));
const inSource = (files: string[]) => files.map((file) => `src/${file}`);

export default defineConfig({
  plugins: [react()],
  // The gateway puts a number into each answer, by which alone scripts and styles run.
  html: { cspNonce: "{nonce}" },
  build: {
    outDir: process.env.CORDON_WEB_OUT ?? "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: "assets/manifest.json",
  },
  resolve: { alias: { "@": source } },
  server: {
    host: "127.0.0.1",
    proxy: { "/boundaries.json": behind, "/api": behind, "/oauth2": behind, "/login": behind },
  },
  // How long a test takes is the machine's affair: others are tried beside it, and five seconds were too few once.
  test: {
    environment: "node",
    testTimeout: 30_000,
    setupFiles: ["test/patience.ts"],
    projects: [
      { extends: true, test: { name: "together", isolate: false, include: inSource(tests.filter((file) => !standIns.includes(file))) } },
      { extends: true, test: { name: "apart", include: inSource(standIns) } },
    ],
  },
});
