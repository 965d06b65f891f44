import type { zhGridRisk } from '../zh-CN/grid-risk.ts';

/** The same words in English. */
export const enGridRisk: Record<keyof typeof zhGridRisk, string> = {
  'card.made-of': 'What the level is made of',
  'card.made-of.rule':
    'Every part weighs the same and the worst counts; an unknown one counts as it was last known, never as safe',
  'card.made-of.assessed': 'Assessed risk',
  'card.made-of.live': 'Live state',
  'card.made-of.unknown': '{count} [part is|parts are] unknown; the risk may be higher:',
};
