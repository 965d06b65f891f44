import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromiumPath, SOFTWARE_WEBGL } from '../../support/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser is driven that all files share. */
    browserEndpoint: string;
  }
}

/**
 * The page is put together by the processor too, without a detour by a graphics card that is not there: a seventh less
 * work. Not for benches, whose figures of pixels are taken with the detour.
 */
const SOFTWARE_PAGE = '--disable-gpu-compositing';

/**
 * Room for what is new, in megabytes: by itself it begins with one and grows while a page loads, copying what lives each
 * time. A fourteenth less work for a load. And code is made fast later and less, for no page lives long here: a tenth
 * less again. Nothing is timed in these tests.
 */
const SHORT_LIVED =
  '--js-flags=--min-semi-space-size=32 --no-opt --invocation-count-for-maglev=1000';

/** One browser for all files: shaders are compiled once. */
export default async function openSharedBrowser(
  project: TestProject,
): Promise<() => Promise<void>> {
  const browser = await chromium.launchServer({
    executablePath: chromiumPath()!,
    args: [...SOFTWARE_WEBGL, SOFTWARE_PAGE, SHORT_LIVED],
  });
  project.provide('browserEndpoint', browser.wsEndpoint());
  return () => browser.close();
}
