import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../../support/chromium.ts';

/** Software WebGL, so that the map is drawn on a machine without a graphics card. */
const ARGUMENTS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath()!, args: ARGUMENTS });
