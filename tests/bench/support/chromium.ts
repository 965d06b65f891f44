import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../../support/chromium.ts';

/** WebGL by the processor alone: figures compare with each other, not with a machine that has a GPU. */
const ARGUMENTS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
];

/** Null where there is no Chromium; the bench then says that it was not run. */
export async function launchChromium(): Promise<Browser | null> {
  const executablePath = chromiumPath();
  return executablePath ? chromium.launch({ executablePath, args: ARGUMENTS }) : null;
}
