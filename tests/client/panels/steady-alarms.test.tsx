import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entriesOfGroups } from '../../../client/panels/alarms/alarm-entries.ts';
import { createHand, createHandScroll, HAND_STILL_MS } from '../../../client/panels/alarms/hand.ts';
import { createMovedLines, movedKeys } from '../../../client/panels/alarms/moved-lines.ts';
import { RisenLine } from '../../../client/panels/alarms/risen-line.tsx';
import { asTheyAreNow, risenSince } from '../../../client/panels/alarms/steady-groups.ts';
import { readPress } from '../../../client/situation/acknowledge-button.tsx';
import { listAlarms } from '../../../client/situation/alarm-order.ts';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { groupAlarms } from '../../../shared/risk/alarm-groups.ts';
import { alarm } from '../../support/client/alarm.ts';

const NOW = '2026-11-22T06:00:00.000Z';
const byId = (alarms: Alarm[]) => new Map(alarms.map((one) => [one.id, one]));
const groupsOf = (alarms: Alarm[]) => groupAlarms(listAlarms(alarms, 'all'));
/** Lines one below the other, as the list places them, px. */
const ROW = 62;
const placed = (...keys: string[]) =>
  new Map(keys.map((key, index) => [key, index * ROW] as const));
const keysOf = (groups: ReturnType<typeof groupsOf>) =>
  entriesOfGroups(groups, new Set(), null).map(({ key }) => key);

const orange = alarm({ id: 1, level: 'orange' });
const yellow = alarm({ id: 2, level: 'yellow' });
const blue = alarm({ id: 3, level: 'blue' });
const held = groupsOf([orange, yellow, blue]);

describe('a list of alarms under somebody’s hand', () => {
  it('keeps every line where it was, whatever rises, is acknowledged or comes', () => {
    const seen = { ...orange, acknowledgedAt: NOW };
    const worse = { ...blue, level: 'red' as const, occurrence: 2 };
    const fresh = alarm({ id: 4, level: 'red' });
    const now = [seen, yellow, worse, fresh];
    expect(keysOf(groupsOf(now)), 'as it would be').not.toEqual(['1', '2', '3']);
    const steady = asTheyAreNow(held, byId(now));
    expect(keysOf(steady)).toEqual(['1', '2', '3']);
    expect(steady.flatMap(({ members }) => members)).toEqual([seen, yellow, worse]);
  });

  it('says what is new and what has risen since, the worst first', () => {
    const worse = { ...blue, level: 'orange' as const, occurrence: 2 };
    const fresh = alarm({ id: 4, level: 'red' });
    const list = listAlarms([orange, yellow, worse, fresh], 'all');
    expect(risenSince(held, list)).toEqual([fresh, worse]);
    expect(risenSince(held, listAlarms([orange, yellow, blue], 'all'))).toEqual([]);
  });

  it('folds no lines that are read into a heading when a third of their place comes', () => {
    const own = { subjectKind: 'hazard', subject: 'tank' } as const;
    const two = [alarm({ id: 1, ...own }), alarm({ id: 2, ...own })];
    const three = [...two, alarm({ id: 3, ...own })];
    expect(keysOf(groupsOf(three))).toEqual(['group-1']);
    expect(keysOf(asTheyAreNow(groupsOf(two), byId(three)))).toEqual(['1', '2']);
  });

  it('shows what has left the picture as over and acknowledged, not as waiting', () => {
    const [gone] = asTheyAreNow(held, byId([yellow, blue]));
    expect(gone?.members[0]).toMatchObject({ id: 1, active: false });
    expect(gone?.members[0]?.acknowledgedAt).not.toBeNull();
  });

  it('has the heading of a group say how bad the group is now', () => {
    const [group] = groupsOf([orange]);
    const worse = byId([{ ...orange, level: 'red' }]);
    expect(asTheyAreNow([group!], worse)[0]).toMatchObject({ worst: 'red' });
  });
});

describe('what came while a list was held still', () => {
  beforeEach(() => setLanguage('zh'));
  const line = (risen: Alarm[]) =>
    renderToStaticMarkup(<RisenLine risen={risen} show={() => undefined} />);

  it('is said by number, and by name and level of the worst', () => {
    const said = line([alarm({ level: 'red', name: '储罐区燃气' }), blue]);
    expect(said).toContain('data-level="red"');
    expect(said).toContain('2 条：储罐区燃气');
  });

  it('is no button while nothing has', () => {
    expect(line([])).not.toContain('<button');
  });
});

describe('a hand on a list', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is there from its first movement until it has been still for a while', () => {
    const told: boolean[] = [];
    const hand = createHand((isThere) => told.push(isThere));
    hand.move();
    vi.advanceTimersByTime(HAND_STILL_MS - 1);
    hand.move();
    vi.advanceTimersByTime(HAND_STILL_MS - 1);
    expect(told).toEqual([true]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([true, false]);
  });

  it('is gone at once when it leaves', () => {
    const told: boolean[] = [];
    const hand = createHand((isThere) => told.push(isThere));
    hand.leave();
    hand.move();
    hand.leave();
    vi.advanceTimersByTime(HAND_STILL_MS);
    expect(told).toEqual([true, false]);
  });
});

describe('a list that is scrolled', () => {
  it('is held by who scrolled it with the hand, until it is at its top again', () => {
    const told: boolean[] = [];
    const scrolls = createHandScroll(ROW / 2, (isScrolled) => told.push(isScrolled));
    scrolls.byHand();
    scrolls.scroll(ROW);
    scrolls.scroll(ROW / 2);
    expect(told).toEqual([true, false]);
  });

  it('is not held by what a key selected below the lines in view', () => {
    const told: boolean[] = [];
    const scrolls = createHandScroll(ROW / 2, (isScrolled) => told.push(isScrolled));
    scrolls.byHand();
    scrolls.byPage();
    scrolls.scroll(5 * ROW);
    expect(told).toEqual([]);
    scrolls.byHand();
    scrolls.scroll(6 * ROW);
    expect(told, 'a hand after that').toEqual([true]);
  });
});

describe('a press on “acknowledge”', () => {
  it('is not meant for the alarm that came under the second click of a double click', () => {
    expect(readPress(1, false)).toBe('meant');
    expect(readPress(2, false)).toBe('second');
    expect(readPress(0, false), 'by key').toBe('meant');
  });

  it('is asked for again when its line came there just now', () => {
    expect(movedKeys(placed('1', '2'), placed('4', '1', '2'))).toEqual(['4', '1', '2']);
    expect(movedKeys(placed('1', '2', '3'), placed('1', '3'))).toEqual(['3']);
    expect(movedKeys(null, placed('1', '2')), 'a list that has just been opened').toEqual([]);
    expect(readPress(1, true)).toBe('moved');
  });

  it('is asked for again when a row above its line grew, or the whole list was pushed', () => {
    const grown = new Map([...placed('1', '2'), ['3', 2 * ROW + 26]]);
    expect(movedKeys(placed('1', '2', '3'), grown), 'the second says why').toEqual(['3']);
    const pushed = new Map([...placed('1', '2')].map(([key, top]) => [key, top + 30]));
    expect(movedKeys(placed('1', '2'), pushed)).toEqual(['1', '2']);
  });

  it('is asked for again for half a second, also where only the press finds the line moved', () => {
    let now = 0;
    let places = placed('1', '2');
    const lines = createMovedLines(
      () => places,
      () => now,
    );
    lines.look();
    expect(lines.hasMoved('2')).toBe(false);
    places = placed('4', '1', '2');
    expect(lines.hasMoved('2')).toBe(true);
    now = 499;
    expect(lines.hasMoved('2')).toBe(true);
    now = 500;
    expect(lines.hasMoved('2')).toBe(false);
  });
});
