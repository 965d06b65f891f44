import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Witnessed, type WitnessedGrid, witness } from '../../../server/grid-plans/witness.ts';
import {
  type ForeignShape,
  findingsOfShapes,
} from '../../../shared/geo/coverage/findings-of-shapes.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { FindingRule, GridFinding } from '../../../shared/model/grid-finding.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { HOSTILE_COMMUNITIES, HOSTILE_SHAPES } from '../../support/hostile-shapes.ts';

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
});
afterAll(() => testDatabase?.close());

/** What of our rules the database can be asked about; the others are about words, numbers and maps. */
const GROUND: ReadonlySet<string> = new Set<FindingRule>([
  'overlap',
  'gap',
  'outside-community',
  'micro-outside-grid',
  'several-parts',
]);
/** Rules after which a shape is no polygon that ground could be measured of. */
const INVALID: ReadonlySet<string> = new Set<FindingRule>([
  'not-a-polygon',
  'not-finite',
  'off-the-map',
  'swapped-axes',
  'not-closed',
  'too-few-positions',
  'too-many-vertices',
  'no-extent',
  'self-crossing',
  'spike',
  'hole-outside',
  'rings-overlap',
]);

const ruleOf = (rule: string): string | null => {
  if (INVALID.has(rule)) return 'invalid';
  return GROUND.has(rule) ? rule : null;
};
const told = (rule: string, grids: readonly string[]) => [rule, ...[...grids].sort()].join(' ');
const byOurs = (findings: readonly GridFinding[]) =>
  [
    ...new Set(
      findings.flatMap(({ rule, grids }) => {
        const found = ruleOf(rule);
        return found === null ? [] : [told(found, grids)];
      }),
    ),
  ].sort();
const byDatabase = (found: readonly Witnessed[]) =>
  [...new Set(found.map(({ rule, grids }) => told(rule, grids)))].sort();

const outlineOf = (geometry: unknown): WitnessedGrid['outline'] => {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown };
  if (type === 'Polygon' && Array.isArray(coordinates)) return [coordinates as Position[][]];
  return (type === 'MultiPolygon' ? coordinates : null) as WitnessedGrid['outline'];
};
const witnessed = ({ key, community, geometry, kind, parent }: ForeignShape): WitnessedGrid => ({
  ...{ key, community: community ?? '', kind: kind ?? 'comprehensive', parent: parent ?? null },
  outline: outlineOf(geometry),
});

describe('the database and our own rules', () => {
  it('have sixty cases and more to agree on', () => {
    expect(HOSTILE_SHAPES.length).toBeGreaterThanOrEqual(60);
  });

  it.each(HOSTILE_SHAPES)('agree on $name', async ({ shapes }) => {
    const communities = HOSTILE_COMMUNITIES.map(({ code, rings }) => ({
      code,
      outline: rings.map((ring) => [ring as Position[]]),
    }));
    const found = await witness(testDatabase.database, shapes.map(witnessed), communities);
    expect(byDatabase(found)).toEqual(byOurs(findingsOfShapes(shapes, HOSTILE_COMMUNITIES)));
  });
});
