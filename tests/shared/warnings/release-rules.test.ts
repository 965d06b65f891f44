import { describe, expect, it } from 'vitest';
import { levelOf, SEVERITY_OF_LEVEL } from '../../../shared/cap/colour.ts';
import { readCap } from '../../../shared/cap/read-message.ts';
import { cancelMessage, releaseMessage, statusOf } from '../../../shared/cap/release-message.ts';
import { writeCap } from '../../../shared/cap/write-message.ts';
import { CHANNEL_AUDIENCES, mayReach } from '../../../shared/model/channel.ts';
import { LEVELS } from '../../../shared/model/level.ts';
import {
  overtakenBy,
  type ReleaseBody,
  relayedWords,
  releaseProblems,
  townsBeyond,
} from '../../../shared/model/release.ts';
import { ENDINGS, SHOWN_STATUSES, type ShownStatus } from '../../../shared/model/warning.ts';
import { squareAround } from '../../support/cap.ts';

const NOW = Date.parse('2026-07-06T02:00:00.000Z');
const body = (changes: Partial<ReleaseBody> = {}): ReleaseBody => ({
  kind: 'notice',
  drill: false,
  headline: '道路积水提示',
  event: '道路积水',
  eventClass: 'natural',
  category: 'Transport',
  urgency: 'Expected',
  severity: 'Minor',
  certainty: 'Likely',
  responseTypes: ['Avoid'],
  description: '部分路段积水',
  instruction: '请绕行',
  issuer: '示例应急办',
  onset: '2026-07-06T02:00:00.000Z',
  expires: '2026-07-06T08:00:00.000Z',
  areaDescription: '东一镇',
  area: { kind: 'areas', codes: ['320205001'] },
  fromWarning: null,
  fromAlarm: null,
  ...changes,
});
const origin = {
  event: '暴雨',
  issuer: '示例气象台',
  headline: '示例气象台发布暴雨黄色预警' as string | null,
  description: '预计6小时内降雨量将达50毫米以上。' as string | null,
  level: 'yellow' as const,
  expires: '2026-07-06T08:00:00.000Z',
  status: 'Actual' as ShownStatus,
  synthetic: false,
  endedAt: null,
};
const relayed = (changes: Partial<ReleaseBody> = {}) =>
  body({
    ...{ kind: 'forward', fromWarning: 1, event: '暴雨', issuer: '示例气象台' },
    ...relayedWords(origin),
    ...changes,
  });

describe('what may go out', () => {
  it('is a notice of ours that does not call itself an official warning', () => {
    expect(releaseProblems(body(), null, NOW)).toEqual([]);
    expect(releaseProblems(body({ headline: '积水预警' }), null, NOW)).toEqual([
      'styled-as-official',
    ]);
    expect(releaseProblems(body({ event: '内涝预警' }), null, NOW)).toEqual(['styled-as-official']);
  });

  it('is an official warning in force, with the event, the issuer and the words it has', () => {
    expect(releaseProblems(relayed({ instruction: '东一镇低洼处请转移' }), origin, NOW)).toEqual(
      [],
    );
    expect(releaseProblems(relayed(), null, NOW)).toEqual(['warning-missing']);
    const ended = { ...origin, endedAt: '2026-07-06T01:00:00.000Z' };
    expect(releaseProblems(relayed(), ended, NOW)).toEqual(['warning-not-in-force']);
    const others = { issuer: '示例应急办', event: '大风', headline: '暴雨红色预警' };
    for (const change of Object.entries({ ...others, description: '降雨量将达500毫米' })) {
      const changed = relayed(Object.fromEntries([change]));
      expect(releaseProblems(changed, origin, NOW)).toEqual(['not-word-for-word']);
    }
  });

  it('is over when the warning it relays is, or sooner, and holds in no town where that does not', () => {
    expect(releaseProblems(relayed({ expires: '2026-07-06T07:00:00.000Z' }), origin, NOW)).toEqual(
      [],
    );
    expect(releaseProblems(relayed({ expires: '2026-07-06T08:00:01.000Z' }), origin, NOW)).toEqual([
      'outlives-its-warning',
    ]);
    const held = { towns: ['320205001', '320205002'] };
    expect(townsBeyond(relayed(), ['320205002'], held)).toEqual([]);
    expect(townsBeyond(relayed(), ['320205002', '320206001'], held)).toEqual(['320206001']);
    expect(townsBeyond(body({ fromWarning: 1 }), ['320206001'], held), 'our own words').toEqual([]);
  });

  it('names a warning without a headline by event and colour, and cuts what is too long', () => {
    const bare = { ...origin, headline: null, description: null };
    expect(relayedWords(bare)).toEqual({ headline: '暴雨黄色预警', description: '暴雨黄色预警' });
    expect(relayedWords({ ...bare, level: null }).headline).toBe('暴雨');
    expect(relayedWords({ ...bare, event: '暴雨预警信号' }).headline).toBe('暴雨预警信号');
    const long = relayedWords({
      ...origin,
      headline: '雨'.repeat(200),
      description: '雨'.repeat(4_000),
    });
    expect([long.headline.length, long.description.length]).toEqual([80, 2_000]);
    expect(long.headline.endsWith('雨…')).toBe(true);
  });

  it.each(ENDINGS)(
    'is overtaken where the warning it relays was %s, while it would still hold',
    (by) => {
      const version = { body: relayed(), originEndedBy: by };
      expect(overtakenBy(version, NOW)).toBe(by);
      expect(overtakenBy(version, Date.parse(version.body.expires))).toBeNull();
      expect(overtakenBy({ ...version, originEndedBy: null }, NOW)).toBeNull();
      expect(overtakenBy({ ...version, body: body({ fromWarning: 1 }) }, NOW)).toBeNull();
    },
  );

  it.each(['Exercise', 'Test'] as const)('relays another’s %s as a drill alone', (status) => {
    const trial = { ...origin, status };
    expect(releaseProblems(relayed(), trial, NOW)).toEqual(['drill-as-real']);
    expect(releaseProblems(relayed({ drill: true }), trial, NOW)).toEqual([]);
  });

  it('relays the invented tests of the demonstration as they are, its drills as drills', () => {
    const invented = { ...origin, synthetic: true };
    expect(releaseProblems(relayed(), { ...invented, status: 'Test' }, NOW)).toEqual([]);
    expect(releaseProblems(relayed(), { ...invented, status: 'Exercise' }, NOW)).toEqual([
      'drill-as-real',
    ]);
  });

  it('has a time that is still to pass', () => {
    const backwards = body({ onset: '2026-07-06T09:00:00.000Z' });
    expect(releaseProblems(backwards, null, NOW)).toEqual(['ends-before-it-begins']);
    expect(releaseProblems(body(), null, NOW + 6 * 3_600_000)).toEqual(['is-over']);
  });
});

describe('art. 19: the status of what goes out', () => {
  it('is Actual only for what is neither a drill nor invented', () => {
    expect(statusOf(false, false)).toBe('Actual');
    expect(statusOf(false, true)).toBe('Test');
    expect(statusOf(true, false)).toBe('Exercise');
    expect(statusOf(true, true)).toBe('Exercise');
  });

  it('decides whom it reaches: real channels get real messages, drill channels the others', () => {
    const reached = CHANNEL_AUDIENCES.flatMap((audience) =>
      SHOWN_STATUSES.filter((status) => mayReach(audience, status)).map((status) => [
        audience,
        status,
      ]),
    );
    expect(reached).toEqual([
      ['real', 'Actual'],
      ['drill', 'Exercise'],
      ['drill', 'Test'],
    ]);
  });
});

describe('a release as CAP', () => {
  const frame = {
    identifier: '32020000000000_20260706100000_0',
    sender: '32020000000000',
    sent: NOW + 123,
    status: 'Exercise' as const,
    rings: [squareAround([120.3, 31.5])],
    corrects: null,
  };

  it.each(LEVELS)('carries the colour %s of what it relays', (level) => {
    const message = readCap(writeCap(releaseMessage({ ...frame, body: relayed(), level })));
    expect(message).toMatchObject({ messageType: 'Alert', status: 'Exercise', note: '演练' });
    expect(levelOf(message.infos[0]!)).toEqual({ level, origin: 'parameter' });
    expect(message.infos[0]!.severity).toBe(SEVERITY_OF_LEVEL[level]);
  });

  it('of ours has no colour, and corrects or takes back what it names', () => {
    const before = { sender: frame.sender, identifier: 'x', sent: NOW };
    const update = releaseMessage({ ...frame, body: body(), level: null, corrects: before });
    const read = readCap(writeCap(update));
    expect(read).toMatchObject({ messageType: 'Update', references: [before] });
    expect(read.infos[0]).toMatchObject({ parameters: [], severity: 'Minor' });
    const cancel = cancelMessage({ ...frame, cancels: before, reason: '险情解除' });
    expect(readCap(writeCap(cancel))).toMatchObject({
      messageType: 'Cancel',
      references: [before],
      note: '险情解除',
    });
  });
});
