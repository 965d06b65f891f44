import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PresentMark } from '../../../client/situation/present-mark.tsx';
import { type LiveState, shownStore } from '../../../client/store/live-store.ts';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { Condition } from '../../../shared/model/level.ts';

const said = (condition: Condition, live: Partial<LiveState>): string => {
  vi.spyOn(shownStore, 'getInitialState').mockReturnValue({ ...shownStore.getState(), ...live });
  return renderToStaticMarkup(<PresentMark condition={condition} />).replace(/<[^>]*>/g, '');
};
const AWAY = { database: 'degraded' } as LiveState['heartbeat'];

beforeEach(() => setLanguage('zh'));
afterEach(() => vi.restoreAllMocks());

it('no alarm is what is known now, or what was known when the picture stopped', () => {
  expect(said('none', { status: 'live' })).toBe('无告警');
  expect(said('none', { status: 'not-live' })).toBe('中断前无告警，现况不明');
  expect(said('none', { status: 'live', heartbeat: AWAY })).toBe('中断前无告警，现况不明');
});

it('a level stands as it was: its age is told beside it', () => {
  expect(said('red', { status: 'not-live' })).toBe('Ⅰ一级（红）');
});
