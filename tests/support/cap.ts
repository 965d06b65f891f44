import type { CapInfo, CapMessage } from '../../shared/cap/message.ts';
import { writeCap } from '../../shared/cap/write-message.ts';
import type { Position } from '../../shared/model/common.ts';
import { middleOf, TOWNS } from './small-coverage.ts';

/** A closed square around a place, half a side in degrees. */
export const squareAround = ([lon, lat]: Position, half = 0.004): Position[] => [
  [lon - half, lat - half],
  [lon + half, lat - half],
  [lon + half, lat + half],
  [lon - half, lat + half],
  [lon - half, lat - half],
];

/** One info of a rainstorm warning over a ring; two hours from `at` (epoch ms). */
export const rainInfo = (at: number, ring: Position[] | null): CapInfo => ({
  language: 'zh-CN',
  categories: ['Met'],
  event: '暴雨',
  responseTypes: ['Prepare'],
  urgency: 'Expected',
  severity: 'Moderate',
  certainty: 'Likely',
  eventCodes: [],
  effective: at,
  onset: at,
  expires: at + 2 * 3_600_000,
  senderName: '示例气象台',
  headline: '示例气象台发布暴雨黄色预警',
  description: '预计6小时内降雨量将达50毫米以上。',
  instruction: '减少外出，注意低洼处积水。',
  web: null,
  contact: null,
  parameters: [{ name: '预警级别', value: '黄色' }],
  areas: [{ description: '示例片区', polygons: ring ? [ring] : [], circles: [], geocodes: [] }],
});

/** A message of a fictional station, Test unless said otherwise. */
export const capMessage = (
  at: number,
  changes: Partial<CapMessage> = {},
  ring: Position[] | null = null,
): CapMessage => ({
  identifier: '32020041600000_20260706100000_0',
  sender: 'station.example',
  sent: at,
  status: 'Test',
  messageType: 'Alert',
  scope: 'Public',
  note: null,
  references: [],
  infos: [rainInfo(at, ring)],
  ...changes,
});

export const capText = (...given: Parameters<typeof capMessage>): string =>
  writeCap(capMessage(...given));

/** A real warning of gales over the eastern town, which the plan of `gasPlanBody` is triggered by. */
export const galeMessage = (at: number, changes: Partial<CapMessage> = {}): CapMessage => {
  const info = rainInfo(at, squareAround(middleOf(TOWNS.eastOne)));
  const infos = [{ ...info, event: '大风', headline: '大风黄色预警' }];
  return capMessage(at, { status: 'Actual', infos, ...changes });
};
