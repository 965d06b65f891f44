import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPlayer, type Player } from '../../../server/demo/player.ts';

let player: Player;
afterEach(() => player.close());

/** Nobody listens there and no feed has a key: the story runs and nothing is sent. */
const create = () =>
  createPlayer({ url: 'http://127.0.0.1:9', keys: {}, logger: pino({ level: 'silent' }) });

const PATIENCE = { timeout: 15_000, interval: 100 };

describe('the scenario player', () => {
  it('is silent until it is told to play', () => {
    player = create();
    expect(player.status()).toMatchObject({ scenario: 'none', running: false });
  });

  it('tells where the story is, changes it, and stops', async () => {
    player = create();
    await player.play({ scenario: 'plum-rain', pace: 60 });
    await vi.waitFor(() => {
      expect(player.status()).toMatchObject({ scenario: 'plum-rain', pace: 60, running: true });
      expect(player.status().minute).toBeGreaterThan(0);
    }, PATIENCE);
    await player.play({ scenario: 'silence', pace: 1 });
    expect(player.status()).toMatchObject({ scenario: 'silence', pace: 1, minute: 0 });
    await player.play({ scenario: 'none', pace: 1 });
    expect(player.status()).toMatchObject({ scenario: 'none', running: false });
  });
});
