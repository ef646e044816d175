import type { TestProject } from "vitest/node";
import { type Cluster, startCluster } from "./cluster";

declare module "vitest" {
  export interface ProvidedContext {
    cluster: Pick<Cluster, "url" | "template">;
  }
}

/** One PostgreSQL for all test files. Vitest calls what we return at the end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { url, template, stop } = await startCluster();
  project.provide("cluster", { url, template });
  return stop;
}
