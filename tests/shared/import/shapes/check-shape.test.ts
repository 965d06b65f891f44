import { describe, expect, it } from 'vitest';
import { adoptDivisions } from '../../../../shared/import/shapes/adopt-division.ts';
import { checkShape } from '../../../../shared/import/shapes/check-shape.ts';
import { cleanName } from '../../../../shared/import/shapes/clean-name.ts';
import { codePageOf } from '../../../../shared/import/shapes/code-page.ts';
import { takeableAs } from '../../../../shared/import/shapes/takeable.ts';
import type { Position } from '../../../../shared/model/common.ts';

const READ = { system: 'wgs84', axes: 'xy' } as const;
const RING: Position[] = [
  [120.3, 31.5],
  [120.31, 31.5],
  [120.31, 31.51],
  [120.3, 31.5],
];
const shape = (coordinates: unknown, attributes: Record<string, string> = {}, type = 'Polygon') =>
  checkShape({ number: 1, geometry: { type, coordinates }, attributes }, READ);
const reasons = (...told: Parameters<typeof shape>) =>
  shape(...told).findings.map(({ reason }) => reason);
const NAMED = { name: '一网格' };
const many = (count: number): Position[] => [
  ...Array.from(
    { length: count },
    (_, index): Position => [
      120.3 + 0.01 * Math.cos(index / 1_000),
      31.5 + 0.01 * Math.sin(index / 1_000),
    ],
  ),
  [120.31, 31.5],
];

describe('a shape from outside', () => {
  it('that is sound is polygons with a code and a name', () => {
    expect(shape([RING], { 编码: '320205001001001', 名称: '一网格' })).toMatchObject({
      code: '320205001001001',
      name: '一网格',
      polygons: [[RING]],
      findings: [],
    });
  });

  it('loses heights and measures, and nothing else', () => {
    const high = RING.map(([lon, lat]) => [lon, lat, 12.5]);
    expect(shape([high], NAMED).polygons).toEqual([[RING]]);
  });

  it.each<[string, unknown, string]>([
    ['of two points', [[RING[0], RING[1], RING[0]]], 'too-few-positions'],
    ['unclosed', [RING.slice(0, 3).concat([[120.305, 31.505]])], 'not-closed'],
    ['of one point four times', [Array(4).fill(RING[0])], 'no-extent'],
    ['of nothing', [], 'empty'],
    ['of 200,000 vertices', [many(200_000)], 'too-many-vertices'],
    ['nested too deep', [[[[[[1]]]]]], 'wrong-depth'],
    [
      'of words',
      [
        [
          ['a', 1],
          ['b', 2],
          ['c', 3],
          ['a', 1],
        ],
      ],
      'wrong-depth',
    ],
    [
      'of NaN',
      [
        [
          [Number.NaN, 1],
          [2, 2],
          [3, 3],
          [Number.NaN, 1],
        ],
      ],
      'not-finite',
    ],
    [
      'beyond the world',
      [
        [
          [500, 31],
          [501, 31],
          [501, 32],
          [500, 31],
        ],
      ],
      'out-of-range',
    ],
    ['swapped', [RING.map(([lon, lat]) => [lat, lon])], 'out-of-range'],
    ['of another city', [RING.map(([lon, lat]) => [lon - 4, lat + 8])], 'outside-city'],
    [
      'across the date line',
      [
        [
          [179.9, 31],
          [-179.9, 31],
          [-179.9, 32],
          [179.9, 31],
        ],
      ],
      'outside-city',
    ],
    ['a string', 'POLYGON', 'wrong-depth'],
  ])('%s is refused with its reason', (_name, coordinates, reason) => {
    const checked = shape(coordinates, NAMED);
    expect(checked.polygons).toBeNull();
    expect(checked.findings[0]?.reason).toBe(reason);
  });

  it('names the ring and the place', () => {
    const broken = [RING, RING.slice(0, 3).concat([[120.305, 31.505]])];
    expect(shape(broken, NAMED).findings[0]).toMatchObject({
      reason: 'not-closed',
      part: 0,
      ring: 1,
      place: [120.305, 31.505],
    });
  });

  it.each(['Point', 'LineString', 'GeometryCollection'])('that is a %s is refused', (type) => {
    expect(reasons([RING], NAMED, type)).toEqual(['wrong-type']);
  });

  it('is refused where it has no geometry at all', () => {
    for (const geometry of [null, undefined, 7, 'x']) {
      const { findings } = checkShape({ number: 1, geometry, attributes: NAMED }, READ);
      expect(findings[0]?.reason).toBe('not-a-geometry');
    }
  });

  it('says what is wrong with its code and its name, and can still be taken', () => {
    const told = shape([RING], { code: '../../etc', name: 'a\u202Egnp.exe' });
    expect(told.findings.map(({ reason }) => reason)).toEqual(['code-unusable', 'name-changed']);
    expect(told).toMatchObject({ code: null, name: 'a gnp.exe' });
    expect(takeableAs({ ...told, repair: null })).toBe('drawn');
    expect(reasons([RING])).toEqual(['name-missing']);
  });

  it('has a name of one line and 120 characters at most', () => {
    expect(cleanName(`  一\n二\t${'长'.repeat(10_000)}`).name).toHaveLength(120);
    expect(cleanName('<b>粗</b>')).toEqual({ name: '<b>粗</b>', changed: false });
  });
});

describe('how a shape may be taken', () => {
  const error = (reason: 'self-crossing' | 'outside-city') =>
    ({ reason, severity: 'error' }) as const;
  it('is as repaired only where the repair does away with every error', () => {
    expect(takeableAs({ repair: {}, findings: [error('self-crossing')] })).toBe('repaired');
    expect(takeableAs({ repair: null, findings: [error('self-crossing')] })).toBeNull();
    expect(
      takeableAs({ repair: {}, findings: [error('self-crossing'), error('outside-city')] }),
    ).toBeNull();
  });
});

describe('the code page of a table', () => {
  const HEADER = 33;
  const table = (body: Uint8Array, languageDriver = 0) => {
    const bytes = new Uint8Array(HEADER + body.length);
    bytes[8] = HEADER;
    bytes[29] = languageDriver;
    bytes.set(body, HEADER);
    return bytes;
  };
  const isUtf8 = (bytes: Uint8Array) => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes) !== '';
    } catch {
      return false;
    }
  };
  const GBK = new Uint8Array([0xce, 0xde, 0xce, 0xfd]);
  const UTF_8 = new TextEncoder().encode('无锡');

  it.each<[string, Uint8Array, number, string | null, string]>([
    ['says UTF-8 and is', UTF_8, 0, 'UTF-8', 'utf-8'],
    ['says UTF-8 and is GBK', GBK, 0, 'UTF-8', 'gb18030'],
    ['says GBK', GBK, 0, 'CP936', 'gb18030'],
    ['says GBK in its header', GBK, 0x4d, null, 'gb18030'],
    ['says nothing and is GBK', GBK, 0, null, 'gb18030'],
    ['says nothing and is UTF-8', UTF_8, 0, null, 'utf-8'],
  ])('that %s is found', (_name, body, driver, cpg, expected) => {
    expect(codePageOf(table(body, driver), cpg, isUtf8)).toBe(expected);
  });
});

describe('shapes as the division of a community', () => {
  const drawn = (number: number, code: string | null, community: string) => ({
    ...{ number, code, community, name: `网格${number}` },
    polygons: [[RING.map(([lon, lat]): Position => [lon + 1e-8, lat - 1e-8])]],
  });
  it('are one edit a community; codes in force are kept, the rest are new', () => {
    const inForce = new Map([
      ['A1', 'A'],
      ['B1', 'B'],
    ]);
    const edits = adoptDivisions(
      [drawn(1, 'A1', 'A'), drawn(2, null, 'B'), drawn(3, 'B1', 'A')],
      inForce,
    );
    expect(edits.map(({ community, grids }) => [community, grids.map(({ key }) => key)])).toEqual([
      ['A', ['A1', 'new-2']],
      ['B', ['new-1']],
    ]);
    expect(edits[0]!.grids[0]!.outline).toEqual([RING]);
  });
});
