import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromiumPath, SOFTWARE_WEBGL } from '../../support/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser is driven that all files share. */
    browserEndpoint: string;
  }
}

/** One browser for all files: shaders are compiled once. */
export default async function openSharedBrowser(
  project: TestProject,
): Promise<() => Promise<void>> {
  const browser = await chromium.launchServer({
    executablePath: chromiumPath()!,
    args: SOFTWARE_WEBGL,
  });
  project.provide('browserEndpoint', browser.wsEndpoint());
  return () => browser.close();
}
