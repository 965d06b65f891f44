import { describe, expect, it } from 'vitest';
import { heardAt, newestByFeed } from '../../../client/situation/feed-heard.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { readRegister } from '../../../geodata/read.ts';

const STREAMS = readRegister('streams').filter(({ feed }) => feed === 'hydrology');
const TOLD = '2026-07-06T02:00:00.000Z';
const LATER = Date.parse('2026-07-06T02:05:00.000Z');

function heardOnce(): Telemetry {
  const columns = new Telemetry();
  columns.configure(STREAMS);
  columns.at[columns.indexOf(STREAMS[0]!.number)] = LATER;
  return columns;
}

describe('when a feed was last heard', () => {
  it('is its newest reading, not the status the picture began with', () => {
    const newest = newestByFeed(heardOnce(), STREAMS);
    expect(heardAt({ id: 'hydrology', lastSeen: TOLD }, newest)).toBe(LATER);
  });

  it('is what the status says as long as no reading came', () => {
    const newest = newestByFeed(new Telemetry(), STREAMS);
    expect(heardAt({ id: 'hydrology', lastSeen: TOLD }, newest)).toBe(Date.parse(TOLD));
  });

  it('is never for a feed nobody heard of', () => {
    expect(heardAt({ id: 'weather', lastSeen: null }, new Map())).toBeNull();
  });
});
