import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourParameters, levelOf, SEVERITY_OF_LEVEL } from '../../../shared/cap/colour.ts';
import { NATIONAL_IDENTIFIER, nationalIdentifier } from '../../../shared/cap/identifier.ts';
import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_RESPONSE_TYPES,
  CAP_SEVERITIES,
  CAP_URGENCIES,
  type CapArea,
  type CapInfo,
  type CapMessage,
} from '../../../shared/cap/message.ts';
import { capMoment, readCapMoment } from '../../../shared/cap/moment.ts';
import { readCap } from '../../../shared/cap/read-message.ts';
import { structureProblems } from '../../../shared/cap/structure.ts';
import { writeCap } from '../../../shared/cap/write-message.ts';
import { readXml } from '../../../shared/cap/xml-tree.ts';
import type { Position } from '../../../shared/model/common.ts';
import { LEVELS } from '../../../shared/model/level.ts';

const text = fc
  .string({ unit: fc.constantFrom(...'暴雨 a<&>"\'\n]]>=;é😀'), minLength: 1, maxLength: 40 })
  .map((words) => words.trim())
  .filter((words) => words !== '');
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const name = fc.string({ unit: fc.constantFrom(...'abc019._-@'), minLength: 1, maxLength: 20 });
const moment = fc
  .integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2090, 0, 1) / 1000 })
  .map((seconds) => seconds * 1000);
const degrees = (most: number) =>
  fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((micro) => micro / 1e6);
const place: fc.Arbitrary<Position> = fc.tuple(degrees(180), degrees(90));
const ring = fc
  .array(place, { minLength: 3, maxLength: 12 })
  .map((places): Position[] => [...places, places[0]!]);
const named = fc.array(fc.record({ name: text, value: text }), { maxLength: 2 });
const area: fc.Arbitrary<CapArea> = fc.record({
  description: text,
  polygons: fc.array(ring, { maxLength: 2 }),
  circles: fc.array(
    fc.record({ centre: place, radiusKilometres: fc.integer({ min: 1, max: 500 }) }),
    { maxLength: 1 },
  ),
  geocodes: named,
});
const words = <Word extends string>(values: readonly Word[]) => fc.constantFrom(...values);
const info: fc.Arbitrary<CapInfo> = fc.record({
  language: fc.constantFrom('zh-CN', 'en', null),
  categories: fc.uniqueArray(words(CAP_CATEGORIES), { minLength: 1, maxLength: 3 }),
  event: text,
  responseTypes: fc.uniqueArray(words(CAP_RESPONSE_TYPES), { maxLength: 3 }),
  urgency: words(CAP_URGENCIES),
  severity: words(CAP_SEVERITIES),
  certainty: words(CAP_CERTAINTIES),
  eventCodes: named,
  effective: maybe(moment),
  onset: maybe(moment),
  expires: maybe(moment),
  senderName: maybe(text),
  headline: maybe(text),
  description: maybe(text),
  instruction: maybe(text),
  web: maybe(text),
  contact: maybe(text),
  parameters: named,
  areas: fc.array(area, { maxLength: 2 }),
});
const message: fc.Arbitrary<CapMessage> = fc.record({
  identifier: name,
  sender: name,
  sent: moment,
  status: words(['Actual', 'Exercise', 'Test']),
  messageType: words(['Alert', 'Update', 'Cancel']),
  scope: fc.constant('Public' as const),
  note: maybe(text),
  references: fc.array(fc.record({ sender: name, identifier: name, sent: moment }), {
    minLength: 1,
    maxLength: 2,
  }),
  infos: fc.array(info, { minLength: 1, maxLength: 2 }),
});

describe('a CAP message', () => {
  it('comes back as it was written, and fits the schema in between', () => {
    fc.assert(
      fc.property(message, (given) => {
        const written = writeCap(given);
        expect(structureProblems(readXml(written))).toEqual([]);
        expect(readCap(written)).toEqual(given);
      }),
      { numRuns: 150 },
    );
  });

  it.each(LEVELS)('keeps the colour %s by its parameter, whatever the severity says', (level) => {
    const parameters = colourParameters(level);
    expect(levelOf({ parameters, severity: 'Unknown' })).toEqual({ level, origin: 'parameter' });
    expect(levelOf({ parameters: [], severity: SEVERITY_OF_LEVEL[level] })).toEqual({
      level,
      origin: 'severity',
    });
  });

  it('has no level where nobody said one', () => {
    const parameters = [{ name: '发布单位', value: '红十字会' }];
    expect(levelOf({ parameters, severity: 'Unknown' })).toEqual({ level: null, origin: 'none' });
  });

  it('is called by 31 characters in Beijing time', () => {
    const at = Date.parse('2025-07-01T02:30:00Z');
    const identifier = nationalIdentifier('320200', '416', at, 0);
    expect(identifier).toBe('32020041600000_20250701103000_0');
    expect(identifier).toHaveLength(31);
    expect(identifier).toMatch(NATIONAL_IDENTIFIER);
    expect(() => nationalIdentifier('3202', '416', at, 0)).toThrow(RangeError);
    expect(() => nationalIdentifier('320200', '416', at, 10)).toThrow(RangeError);
  });

  it('tells moments with +08:00 and takes no Z and no 30 February', () => {
    expect(capMoment(Date.parse('2025-06-30T16:00:00Z'))).toBe('2025-07-01T00:00:00+08:00');
    expect(readCapMoment('2025-07-01T10:30:00+08:00')).toBe(Date.parse('2025-07-01T02:30:00Z'));
    expect(readCapMoment('2025-07-01T10:30:00Z')).toBeNull();
    expect(readCapMoment('2025-02-30T10:30:00+08:00')).toBeNull();
  });
});
