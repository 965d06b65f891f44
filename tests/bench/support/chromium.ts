import { type Browser, chromium } from 'playwright-core';
import { chromiumPath, SOFTWARE_WEBGL } from '../../support/chromium.ts';

/** Null where there is no Chromium; the bench then says that it was not run. */
export async function launchChromium(): Promise<Browser | null> {
  const executablePath = chromiumPath();
  return executablePath ? chromium.launch({ executablePath, args: SOFTWARE_WEBGL }) : null;
}
