import type { NameTable } from '../../shared/names/english-names.ts';

/**
 * The kinds of weather signals of 中国气象局令第16号, by which their warnings are named. What an issuer calls otherwise, and its
 * own sentences, stay in its words.
 */
export const WARNING_EVENTS: NameTable = {
  台风: 'Typhoon',
  暴雨: 'Rainstorm',
  暴雪: 'Snowstorm',
  寒潮: 'Cold wave',
  大风: 'Gale',
  沙尘暴: 'Sandstorm',
  高温: 'Heat wave',
  干旱: 'Drought',
  雷电: 'Lightning',
  冰雹: 'Hail',
  霜冻: 'Frost',
  大雾: 'Heavy fog',
  霾: 'Haze',
  道路结冰: 'Road icing',
};
