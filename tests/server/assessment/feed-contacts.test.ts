import { beforeEach, describe, expect, it } from 'vitest';
import { createFeedContacts, type FeedContacts } from '../../../server/assessment/feed-contacts.ts';
import type { FeedContact } from '../../../server/feeds/repository.ts';
import { type TestClock, testClock } from '../../support/test-clock.ts';

const SECOND = 1_000;
const PERIOD = 60 * SECOND;
const HOUR = 3_600 * SECOND;

let clock: TestClock;
let contacts: FeedContacts;
beforeEach(() => {
  clock = testClock();
  contacts = createFeedContacts(clock);
});

const gauges = (changes: Partial<FeedContact> = {}): FeedContact => ({
  feed: 'gauges',
  class: 'sensor',
  periodSeconds: 60,
  lastSeen: '2026-07-06T01:59:59.000Z',
  silentSince: null,
  told: null,
  ...changes,
});
const overdue = (changes: Partial<FeedContact> = {}) =>
  contacts.overdue([gauges(changes)]).map(({ level }) => level);
const heardAt = (seconds: number) => ({ lastSeen: `2026-07-06T02:00:0${seconds}.000Z` });

describe('a feed that was heard', () => {
  beforeEach(() => {
    overdue();
    overdue(heardAt(1));
  });

  it('is yellow past two periods and red past three', () => {
    clock.advance(2 * PERIOD);
    expect(overdue(heardAt(1))).toEqual([]);
    clock.advance(SECOND);
    expect(overdue(heardAt(1))).toEqual(['yellow']);
    clock.advance(PERIOD);
    expect(overdue(heardAt(1))).toEqual(['red']);
  });

  it('is told again only when it became worse', () => {
    clock.advance(2 * PERIOD + SECOND);
    expect(overdue({ ...heardAt(1), told: 'yellow' })).toEqual([]);
    clock.advance(PERIOD);
    expect(overdue({ ...heardAt(1), told: 'yellow' })).toEqual(['red']);
    expect(overdue({ ...heardAt(1), told: 'red' })).toEqual([]);
  });

  it('begins anew with every sign of life', () => {
    clock.advance(2 * PERIOD);
    overdue(heardAt(2));
    clock.advance(2 * PERIOD);
    expect(overdue(heardAt(2))).toEqual([]);
  });

  it('is not silenced by a wall clock that is set ahead', () => {
    clock.set(clock.now() + HOUR);
    expect(overdue(heardAt(1))).toEqual([]);
  });
});

it('counts the silence of a feed that was out of service from its return', () => {
  overdue();
  overdue(heardAt(1));
  contacts.overdue([]);
  clock.advance(HOUR);
  expect(overdue(heardAt(1))).toEqual([]);
  clock.advance(2 * PERIOD);
  expect(overdue(heardAt(1))).toEqual([]);
  clock.advance(SECOND);
  expect(overdue(heardAt(1))).toEqual(['yellow']);
});

describe('a feed met after a start', () => {
  it('has a period to speak before its silence counts, however long nobody could hear it', () => {
    const longAgo = { lastSeen: '2026-07-01T00:00:00.000Z' };
    expect(overdue(longAgo)).toEqual([]);
    clock.advance(3 * PERIOD);
    expect(overdue(longAgo)).toEqual([]);
    clock.advance(SECOND);
    expect(overdue(longAgo)).toEqual(['yellow']);
    clock.advance(PERIOD);
    expect(overdue(longAgo)).toEqual(['red']);
  });

  it('is not made milder by it: a silence told as red stays so', () => {
    overdue({ told: 'red' });
    clock.advance(3 * PERIOD + SECOND);
    expect(overdue({ told: 'red' })).toEqual([]);
  });

  it('that was never heard is silent all the same', () => {
    expect(overdue({ lastSeen: null })).toEqual([]);
    clock.advance(3 * PERIOD + SECOND);
    expect(overdue({ lastSeen: null })).toEqual(['yellow']);
  });
});

it('silences nobody for the time in which the platform itself could not listen', () => {
  overdue();
  overdue(heardAt(1));
  clock.advance(HOUR);
  contacts.forget();
  expect(overdue(heardAt(1))).toEqual([]);
  clock.advance(3 * PERIOD + SECOND);
  expect(overdue(heardAt(1))).toEqual(['yellow']);
});
