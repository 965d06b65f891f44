import type { Tip } from '../../shared/model/tip.ts';

/** A tip of a flood that came just now; say only what matters to the test. */
export const tip = (change: Partial<Tip> = {}): Tip => ({
  ...{ id: 'tip-1a2b3c4d-0000-4000-8000-000000000000', class: 'flood', words: '桥下积水' },
  ...{ place: [120.3, 31.57], county: '320213', town: '320213021', grid: null },
  ...{ contact: null, contactUntil: null, state: 'received', version: 1, danger: null },
  ...{ receivedAt: '2026-11-22T06:00:00.000Z', incident: null, reason: null },
  ...{ changedAt: null, changedBy: null },
  ...change,
});
