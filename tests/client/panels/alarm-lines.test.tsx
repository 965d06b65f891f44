import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AlarmLines } from '../../../client/panels/alarms/alarm-lines.tsx';
import { serverNow } from '../../../client/store/clock.ts';
import { emptyLiveState, shownStore } from '../../../client/store/live-store.ts';
import { alarm } from '../../support/client/alarm.ts';

/** Alarms of a minute ago: ten in ten minutes are a flood. */
const risen = (count: number) => {
  const raisedAt = new Date(serverNow() - 60_000).toISOString();
  return Array.from({ length: count }, (_, id) => alarm({ id, raisedAt }));
};
function linesOf(count: number): string {
  const alarms = risen(count);
  const byId = new Map(alarms.map((one) => [one.id, one]));
  const live = { ...emptyLiveState(), alarms: byId };
  vi.spyOn(shownStore, 'getInitialState').mockReturnValue(live);
  return renderToStaticMarkup(<AlarmLines list="all" alarms={alarms} />);
}

afterEach(() => void vi.restoreAllMocks());

describe('the lines of a list of alarms', () => {
  it('are moved by no banner of a flood: it stands below them', () => {
    expect(linesOf(9)).not.toContain('jw-flood');
    const lines = linesOf(12);
    expect(lines).toContain('jw-flood');
    expect(lines.indexOf('jw-flood')).toBeGreaterThan(lines.indexOf('</ul>'));
  });
});
