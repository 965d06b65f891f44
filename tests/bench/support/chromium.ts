import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** WebGL by the processor alone: figures compare with each other, not with a machine that has a GPU. */
const ARGUMENTS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
];

/** Null, with a line on stderr, where there is no Chromium. */
export async function launchChromium(): Promise<Browser | null> {
  const executablePath = process.env.CHROMIUM ?? EXECUTABLES.find((path) => existsSync(path));
  if (!executablePath) {
    console.error('No Chromium: apt-get install chromium, or set CHROMIUM to its path');
    return null;
  }
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
