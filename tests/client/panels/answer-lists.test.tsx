import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AnswerLists } from '../../../client/panels/place-answer/answer-lists.tsx';
import { serverNow } from '../../../client/store/clock.ts';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { FoundUnit, PlaceAnswer } from '../../../shared/wire/place-question.ts';

const NONE = { total: 0, items: [] };
/** What the screen says of a unit that was found. */
function rowOf(told: Pick<FoundUnit, 'source' | 'at' | 'state'>): string {
  const unit: FoundUnit = {
    ...{ id: 'engine', name: '锡消101', place: [120.3, 31.5], metres: null },
    ...told,
  };
  const answer = {
    ...{ hazards: NONE, protectedObjects: NONE, streams: NONE, shelters: NONE, gatherings: NONE },
    units: { total: 1, items: [unit] },
  } as unknown as PlaceAnswer;
  return renderToStaticMarkup(<AnswerLists answer={answer} />);
}
const minutesAgo = (minutes: number) => new Date(serverNow() - minutes * 60_000).toISOString();

describe('a unit that was found on ground', () => {
  it('is shown with when it was heard there, or as at its base', () => {
    setLanguage('zh');
    const heard = rowOf({ source: 'heard', at: minutesAgo(5), state: 'live' });
    expect(heard).toContain('5分0秒前');
    expect(heard).not.toContain('data-condition="unknown"');
    const old = rowOf({ source: 'heard', at: minutesAgo(5), state: 'unknown' });
    expect(old).toContain('data-condition="unknown"');
    expect(rowOf({ source: 'base', at: null, state: 'unknown' })).toContain('按驻地');
  });
});
