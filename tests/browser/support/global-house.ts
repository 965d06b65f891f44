import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromiumPath, SOFTWARE_WEBGL } from '../../support/chromium.ts';
import { startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product is that all files share. */
    productUrl: string;
    /** Where the browser is driven that all files share. */
    browserEndpoint: string;
  }
}

/** One product and one browser for all files: a start costs ten seconds, and shaders are compiled once. */
export default async function openHouse(project: TestProject): Promise<() => Promise<void>> {
  const [product, browser] = await Promise.all([
    startProduct(),
    chromium.launchServer({ executablePath: chromiumPath()!, args: SOFTWARE_WEBGL }),
  ]);
  project.provide('productUrl', product.baseUrl);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await product.close();
  };
}
