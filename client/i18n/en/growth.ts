import type { zhGrowth } from '../zh-CN/growth.ts';

/** The same words in English. */
export const enGrowth: Record<keyof typeof zhGrowth, string> = {
  'card.growth.window': 'Change from {from} to {to}:',
  'card.growth.ahead': 'at that pace in {minutes} min about',
  'card.growth.reached': 'Threshold reached',
  'card.growth.below': 'Threshold not reached',
  'card.growth.unknown':
    'The change within {minutes} min is not known here: less than half a window was heard, or the points are coarser than it; try the last hour.',
};
