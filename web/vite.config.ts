import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const gateway = process.env.CORDON_ADDRESS ?? "http://127.0.0.1:8080";

// The gateway takes changes from its own origin only, and the sign-in comes back to its own address.
const behind = { target: gateway, changeOrigin: true, headers: { origin: gateway } };

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
  resolve: { alias: { "@": fileURLToPath(new URL("src", import.meta.url)) } },
  server: {
    host: "127.0.0.1",
    proxy: { "/boundaries.json": behind, "/api": behind, "/oauth2": behind, "/login": behind },
  },
  // How long a test takes is the machine's affair: others are tried beside it, and five seconds were too few once.
  test: { environment: "node", include: ["src/**/*.test.{ts,tsx}"], testTimeout: 30_000, setupFiles: ["test/patience.ts"] },
});
