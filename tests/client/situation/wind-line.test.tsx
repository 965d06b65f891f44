import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WindLine } from '../../../client/situation/wind-line.tsx';
import { shownStore } from '../../../client/store/live-store.ts';
import { indexRegisters } from '../../../client/store/registers.ts';
import { telemetry } from '../../../client/store/telemetry.ts';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { Condition } from '../../../shared/model/level.ts';
import { NOON, REGISTERS, valueFrame } from '../../support/client/map.ts';

const VANE = 77;
const PLACE: Position = [120.3, 31.5];

/** What the line says of a sector of that wind, while a vane two kilometres away tells another. */
function said(
  windFrom: number | null,
  vane: number,
  more: { speed?: number; heard?: Condition } = {},
) {
  const { speed = 4, heard = 'none' } = more;
  const [station] = REGISTERS.streams;
  const stream = {
    ...{ ...station!, id: 'vane', number: VANE, metric: 'wind-direction' as const },
    ...{ name: '西镇风向', place: [120.3, 31.518] as Position },
  };
  const registers = indexRegisters({ ...REGISTERS, streams: [...REGISTERS.streams, stream] });
  telemetry.configure(registers.streams);
  telemetry.applyFrame(valueFrame(VANE, vane, NOON, heard));
  const live = { ...shownStore.getState(), registers };
  vi.spyOn(shownStore, 'getInitialState').mockReturnValue(live);
  const area = { kind: 'plume', place: PLACE, metres: 500, windFrom } as const;
  const wind = { stream: 'mast', name: '西镇测风塔', metres: 2_000, speed, at: null };
  return renderToStaticMarkup(<WindLine area={area} wind={wind} />).replace(/<[^>]*>/g, '');
}

beforeEach(() => setLanguage('zh'));
afterEach(() => vi.restoreAllMocks());

describe('a sector down the wind', () => {
  it('says so when the wind has turned out of it', () => {
    expect(said(270, 183)).toContain('现在测得南风 183°，这片范围是按西风划的');
    expect(said(350, 25)).toContain('风已转向');
  });

  it('says nothing while the wind is within it, also over north', () => {
    expect(said(270, 245)).not.toContain('风已转向');
    expect(said(350, 10)).not.toContain('风已转向');
  });

  it('says nothing where it is a whole circle: of a weak wind, or one that nobody knew', () => {
    expect(said(270, 90, { speed: 0.5 })).not.toContain('风已转向');
    expect(said(null, 90)).not.toContain('风已转向');
  });

  it('says nothing by a vane that is silent', () => {
    expect(said(270, 90, { heard: 'unknown' })).not.toContain('风已转向');
  });
});
