import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { compareIncidents } from '../../../client/wall/incident-order.ts';
import { IncidentList } from '../../../client/wall/wall-incidents.tsx';
import type { IncidentResponse } from '../../../shared/model/incident.ts';
import { incident } from '../../support/client/command.ts';

const SINCE = '2026-11-22T06:05:00.000Z';
const response = (level: number): IncidentResponse => ({
  ...{ matter: '起火', level, expectedHours: 6, measures: '警戒', since: SINCE },
});

const FIRST_LEVEL = incident({ id: 'first-level', response: response(1) });
const FOURTH_LEVEL = incident({ id: 'fourth-level', response: response(4), grade: 'serious' });
const SERIOUS = incident({ id: 'serious', grade: 'serious' });
const GENERAL = incident({ id: 'general', grade: 'general' });
const NEWEST = incident({ id: 'newest', openedAt: '2026-11-22T07:00:00.000Z' });
const OLDEST = incident({ id: 'oldest', openedAt: '2026-11-22T05:00:00.000Z' });

const WORST_FIRST = [FIRST_LEVEL, FOURTH_LEVEL, SERIOUS, GENERAL, NEWEST, OLDEST];

describe('the incidents of a wall', () => {
  const shown = renderToStaticMarkup(<IncidentList incidents={WORST_FIRST.toReversed()} />);
  const alone = (one: typeof SERIOUS) => renderToStaticMarkup(<IncidentList incidents={[one]} />);

  it('are in order of their response, then of their grade, then the newest first', () => {
    expect(WORST_FIRST.toReversed().toSorted(compareIncidents)).toEqual(WORST_FIRST);
  });

  it('are the three worst, and it is said how many more there are', () => {
    const ids = [...shown.matchAll(/data-incident="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(['first-level', 'fourth-level', 'serious']);
    expect(shown).toContain('正在处置 6 起 · 其中 3 起未列出');
    expect(alone(SERIOUS)).not.toContain('未列出');
  });

  it('say their level, or without a response their grade, or neither', () => {
    expect(alone(FOURTH_LEVEL)).toContain('四级响应');
    expect(alone(FOURTH_LEVEL)).not.toContain('重大');
    expect(alone(SERIOUS)).toContain('重大');
    expect(alone(NEWEST)).not.toMatch(/响应<|未定级/);
  });
});
