import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** The Chromium tests drive: `CHROMIUM` when it is set, else the system's; null when there is none. */
export const chromiumPath = (): string | null => {
  const named = process.env.CHROMIUM;
  return [...(named ? [named] : []), ...PLACES].find((path) => existsSync(path)) ?? null;
};

/** What Playwright switches off by itself. */
const OFF_FOR_PLAYWRIGHT = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];
/**
 * Lists under the address bar, which nobody sees here: two pages of four hundred files, loaded for every profile anew. And
 * a process that is kept ready for a next page.
 */
const OFF_FOR_US = ['WebUIOmniboxAimPopup', 'WebUIOmniboxPopup', 'SpareRendererForSitePerProcess'];

/** Chromium heeds the last such list alone, so ours says Playwright's again. */
const SWITCHED_OFF = `--disable-features=${[...OFF_FOR_PLAYWRIGHT, ...OFF_FOR_US].join(',')}`;

/**
 * WebGL by the processor alone, so that the map is drawn on a machine without a graphics card. The page around it is
 * painted without that detour, which Debian's Chromium takes by default.
 */
export const SOFTWARE_WEBGL = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-gpu-rasterization',
  SWITCHED_OFF,
];
