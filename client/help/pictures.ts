import type { Language } from '../i18n/use-text.ts';
import administrationEn from './pictures/administration-en.webp';
import administrationZh from './pictures/administration-zh.webp';
import alarmsEn from './pictures/alarms-en.webp';
import alarmsZh from './pictures/alarms-zh.webp';
import consoleEn from './pictures/console-en.webp';
import consoleZh from './pictures/console-zh.webp';
import desksEn from './pictures/desks-en.webp';
import desksZh from './pictures/desks-zh.webp';
import itemsEn from './pictures/items-en.webp';
import itemsZh from './pictures/items-zh.webp';
import layersEn from './pictures/layers-en.webp';
import layersZh from './pictures/layers-zh.webp';
import registersEn from './pictures/registers-en.webp';
import registersZh from './pictures/registers-zh.webp';
import staffingEn from './pictures/staffing-en.webp';
import staffingZh from './pictures/staffing-zh.webp';
import studioEn from './pictures/studio-en.webp';
import studioZh from './pictures/studio-zh.webp';
import wallEn from './pictures/wall-en.webp';
import wallZh from './pictures/wall-zh.webp';

/** Addresses of the pictures, taken from the product by `npm run help:pictures`. */
export const PICTURES = {
  desks: { zh: desksZh, en: desksEn },
  console: { zh: consoleZh, en: consoleEn },
  alarms: { zh: alarmsZh, en: alarmsEn },
  layers: { zh: layersZh, en: layersEn },
  wall: { zh: wallZh, en: wallEn },
  studio: { zh: studioZh, en: studioEn },
  registers: { zh: registersZh, en: registersEn },
  staffing: { zh: staffingZh, en: staffingEn },
  items: { zh: itemsZh, en: itemsEn },
  administration: { zh: administrationZh, en: administrationEn },
} as const satisfies Record<string, Record<Language, string>>;
export type PictureName = keyof typeof PICTURES;
