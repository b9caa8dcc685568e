import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["{shared,intake,office}/**/*.test.ts"], environment: "node" } });
