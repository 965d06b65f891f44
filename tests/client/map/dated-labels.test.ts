import { expect, it } from 'vitest';
import type { Source } from '../../../client/map/label.ts';
import { gatheringPoints } from '../../../client/map/points.ts';
import { pointLabels } from '../../../client/map/symbol-labels.ts';
import { passesOf } from '../../../client/situation/filtering.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { NO_FILTERS } from '../../../client/store/view-store.ts';
import type { Condition } from '../../../shared/model/level.ts';
import { CROWD_STREAM, INDEXED, NOON, REGISTERS, valueFrame } from '../../support/client/map.ts';

const THREE_MINUTES = 180_000;

/** The words beside the one gathering, three minutes after 400 people were counted in it. */
function wordsOf(condition: Condition | null): string {
  const telemetry = new Telemetry();
  telemetry.configure(REGISTERS.streams);
  if (condition) telemetry.applyFrame(valueFrame(CROWD_STREAM, 400, NOON, condition));
  const now = NOON + THREE_MINUTES;
  const passes = passesOf(NO_FILTERS, INDEXED, null);
  const gatherings = gatheringPoints({ registers: INDEXED, telemetry, passes, now });
  const scene = { telemetry, zoom: 14, view: { language: 'zh' } };
  const things = { watched: { points: [], clusters: [] }, gatherings };
  const source = { scene, things, registers: INDEXED } as unknown as Source;
  return pointLabels(source, now)[0]!.text;
}

it('A number beside a symbol stands bare while it is heard', () => {
  expect(wordsOf('none')).toBe('示例广场·主区\n20% · 0.4 人/m²');
});

it('It says how old it is where the station is not heard any more: it is no present number', () => {
  expect(wordsOf('unknown')).toMatch(/^示例广场·主区\n20% · 0\.4 人\/m² · 3 ?分.*前$/);
});

it('It is no number where nobody ever counted', () => {
  expect(wordsOf(null)).toContain('无计数');
});
