import { type InventedWarning, readWarnings } from '../../geodata/read.ts';
import { colourParameters, SEVERITY_OF_LEVEL } from '../../shared/cap/colour.ts';
import { nationalIdentifier } from '../../shared/cap/identifier.ts';
import type { CapMessage } from '../../shared/cap/message.ts';
import { writeCap } from '../../shared/cap/write-message.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { HOUR_MS } from '../../shared/time/units.ts';
import type { Services } from '../services.ts';
import { importCap } from './import.ts';
import { warningRepository } from './repository.ts';

/** No organ has this code, so nobody takes it for a station that exists. */
const ORGAN = 'XXX';
const SENDER = `${CITY_CODE}${ORGAN}00000`;
const ISSUER = '示例气象台';

type Parts = Pick<Services, 'database' | 'journal' | 'clock' | 'logger'>;

const base = (sent: number, sequence: number) => ({
  identifier: nationalIdentifier(CITY_CODE, ORGAN, sent, sequence),
  sender: SENDER,
  sent,
  status: 'Test' as const,
  scope: 'Public' as const,
  note: '演示数据，非真实预警',
});

const alert = (invented: InventedWarning, sent: number, sequence: number): CapMessage => ({
  ...base(sent, sequence),
  messageType: 'Alert',
  references: [],
  infos: [
    {
      language: 'zh-CN',
      categories: ['Met'],
      event: invented.event,
      responseTypes: ['Prepare'],
      urgency: 'Expected',
      severity: SEVERITY_OF_LEVEL[invented.level],
      certainty: 'Likely',
      eventCodes: [],
      effective: sent,
      onset: sent,
      expires: sent + invented.hours * HOUR_MS,
      senderName: ISSUER,
      headline: null,
      description: invented.description,
      instruction: invented.instruction,
      web: null,
      contact: null,
      parameters: colourParameters(invented.level),
      areas: [
        {
          description: invented.areaDescription,
          polygons: [],
          circles: [],
          geocodes: invented.areas.map((value) => ({ name: 'GB/T 2260', value })),
        },
      ],
    },
  ],
});

/** Replaces the invented warnings in force by those of a scenario, by the same door as real ones. */
async function playWarnings(parts: Parts, scenario: string): Promise<void> {
  const sent = Math.floor(parts.clock.now() / 1_000) * 1_000;
  const current = await warningRepository(parts.database).current(WHOLE_CITY);
  const old = current.filter(({ sender }) => sender === SENDER);
  const references = old.map((one) => ({ ...one, sent: Date.parse(one.sent) }));
  const cancel: CapMessage = { ...base(sent, 9), messageType: 'Cancel', references, infos: [] };
  const invented = readWarnings().filter((one) => one.scenario === scenario);
  const messages = [
    ...(old.length > 0 ? [cancel] : []),
    ...invented.map((one, index) => alert(one, sent, index)),
  ];
  for (const message of messages) {
    await importCap(parts, writeCap(message), { actor: 'system', source: null, synthetic: true });
  }
}

/** Lets the scenarios of the demonstration bring their warnings, each a Test. @returns the way to stop */
export const startDemoWarnings = (parts: Parts): (() => void) =>
  parts.journal.subscribe(({ entries }) => {
    const started = entries.findLast(({ kind }) => kind === 'scenario.started');
    if (!started) return;
    playWarnings(parts, String(started.data.scenario)).catch((error: unknown) =>
      parts.logger.error({ err: error }, 'the warnings of a scenario cannot be played'),
    );
  });
