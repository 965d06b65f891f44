import { describe, expect, it } from 'vitest';
import { mayReload } from '../../../client/live/reload-rule.ts';
import { createHealing, STUCK_MS } from '../../../client/wall/healing.ts';

const NOW = Date.parse('2026-11-22T06:00:00.000Z');
const PAUSE_MS = 120_000;
const LIVE = { status: 'live', boot: 'first' } as const;
const RESTARTED = { status: 'live', boot: 'second' } as const;
const CUT_OFF = { status: 'not-live', boot: 'first' } as const;

describe('a page that reloads itself', () => {
  it('does so at most once a pause, however often the server restarts', () => {
    expect(mayReload(0, NOW, PAUSE_MS)).toBe(true);
    expect(mayReload(NOW - 1_000, NOW, PAUSE_MS)).toBe(false);
    expect(mayReload(NOW - PAUSE_MS, NOW, PAUSE_MS)).toBe(true);
    expect(mayReload(NOW + 60_000, NOW, PAUSE_MS), 'a clock set back').toBe(true);
  });
});

describe('a wall that heals itself', () => {
  it('has no reason to while its server is the one it began with', () => {
    const healing = createHealing(null);
    expect(healing.wantsReload({ status: 'connecting', boot: null }, 0)).toBe(false);
    expect([1, 2, 3].map((at) => healing.wantsReload(LIVE, at * STUCK_MS))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('owes the reload after a restart for as long as it stands, should it not be possible at once', () => {
    const healing = createHealing(LIVE.boot);
    expect(healing.wantsReload(RESTARTED, 0)).toBe(true);
    expect(healing.wantsReload(RESTARTED, 15_000)).toBe(true);
    expect(healing.wantsReload({ ...RESTARTED, boot: null }, 30_000), 'signed out').toBe(true);
  });

  it('wants to begin anew once it has not been live for too long, and no longer when it is', () => {
    const healing = createHealing(LIVE.boot);
    expect(healing.wantsReload(CUT_OFF, 1_000)).toBe(false);
    expect(healing.wantsReload(CUT_OFF, 1_000 + STUCK_MS)).toBe(false);
    expect(healing.wantsReload(CUT_OFF, 1_001 + STUCK_MS)).toBe(true);
    expect(healing.wantsReload(LIVE, 2_000 + STUCK_MS)).toBe(false);
  });
});
