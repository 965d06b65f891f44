import { describe, expect, it } from 'vitest';
import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { IncidentCommand, Sector } from '../../../shared/model/incident-command.ts';
import { sectorCare } from '../../../shared/risk/sector-care.ts';
import { dispatch } from '../../support/client/command.ts';

const NOW = Date.parse('2026-11-22T08:00:00.000Z');
const MINUTE = 60_000;
const unit = (id: string, minutes: number, state: Dispatch['state'] = 'onscene') =>
  dispatch({ id, state, heardAt: new Date(NOW - minutes * MINUTE).toISOString() });
const sector = (name: string, ...units: string[]): Sector => ({
  ...{ id: `sector-${name}`, name, place: '', lead: '', units },
});
const command = (...sectors: Sector[]): IncidentCommand => ({
  ...{ level: 'city', since: '2026-11-22T06:00:00.000Z', offer: null, sectors },
});
const seen = (...given: Parameters<typeof sectorCare>) =>
  sectorCare(...given).map((one) => [
    one.sector?.name ?? null,
    one.worst,
    one.units.map(({ id }) => id),
  ]);

describe('accountability by sector', () => {
  it('has the worst sector first, and in each the longest silent unit', () => {
    const divided = command(sector('A', 'a1', 'a2'), sector('B', 'b1'), sector('C', 'c1'));
    const out = [unit('a1', 2), unit('a2', 21), unit('b1', 31), unit('c1', 5)];
    expect(seen(divided, out, NOW)).toEqual([
      ['B', 'critical', ['b1']],
      ['A', 'warning', ['a2', 'a1']],
      ['C', 'green', ['c1']],
    ]);
  });

  it('never calls a sector well where nobody is, or nobody has acknowledged', () => {
    const divided = command(sector('A', 'gone'), sector('B', 'b1'), sector('C', 'c1'));
    const out = [unit('b1', 1, 'assigned'), unit('c1', 1)];
    expect(seen(divided, out, NOW)).toEqual([
      ['C', 'green', ['c1']],
      ['A', null, []],
      ['B', null, ['b1']],
    ]);
  });

  it('leaves nobody out: who is in no sector is looked after too', () => {
    const out = [unit('a1', 1), unit('loose', 40)];
    expect(seen(command(sector('A', 'a1')), out, NOW)[0]).toEqual([null, 'critical', ['loose']]);
  });
});
