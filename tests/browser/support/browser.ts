import { type Browser, chromium } from 'playwright-core';
import { chromiumPath, SOFTWARE_WEBGL } from '../../support/chromium.ts';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath()!, args: SOFTWARE_WEBGL });
