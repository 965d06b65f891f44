import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  type Coverage,
  readCoverage,
  readRegister,
  readShelterFiles,
  type SeedShelterFile,
} from '../../../geodata/read.ts';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import { regradeGrids } from '../../assessment/grid-conditions.ts';
import { type Clock, instant } from '../../clock.ts';
import type { Database, Queryable } from '../database.ts';
import { seedAreas, seedGrids } from './areas.ts';
import { areasOf, gridsOf } from './city-tree.ts';
import { PLATFORM_KEYS } from './platform-keys.ts';
import { type SeedRegisters, seedRegisters, seedRules } from './registers.ts';
import { seedShelterFiles, withCapacities } from './shelter-files.ts';

/** A city to be put into an empty database. */
export type City = {
  coverage: Coverage;
  registers: SeedRegisters;
  rules?: readonly Rule[];
  shelterFiles?: readonly SeedShelterFile[];
};

export type SeedOptions = {
  database: Database;
  clock: Clock;
  /** Told before each step, for the terminal. */
  onProgress?: (step: string) => void;
  /** The city of geodata/ unless a test brings a smaller one. */
  city?: City;
};

const readCity = (): City => ({
  coverage: readCoverage(),
  registers: {
    departments: readRegister('departments'),
    feeds: readRegister('feeds'),
    hazards: readRegister('hazards'),
    gatherings: readRegister('gatherings'),
    shelters: readRegister('shelters'),
    resources: readRegister('resources'),
    streams: readRegister('streams'),
  },
  shelterFiles: readShelterFiles(),
});

const compress = promisify(gzip);
const VERSION_DIGITS = 16;
const GZIP_LEVEL = 9;
const STATEMENT_TIMEOUT_MS = 60_000;

const hashOf = (...texts: string[]): string => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex').slice(0, VERSION_DIGITS);
};

const setPlatform = (on: Queryable, key: string, value: string) =>
  on.query('INSERT INTO platform (key, value) VALUES ($1, $2)', [key, value]);

/** The coverage as screens fetch it. Its version is a prefix of its content's hash. */
const seedCoverage = async (on: Queryable, text: string, at: string) => {
  const version = hashOf(text);
  const bytes = await compress(text, { level: GZIP_LEVEL });
  await on.query(
    `INSERT INTO coverage (version, effective_from, recorded_at, topology_gzip)
     VALUES ($1, $2, $2, $3)`,
    [version, at, bytes],
  );
  await setPlatform(on, PLATFORM_KEYS.coverage, version);
};

/** Every grid has a row, graded by what lies in it: hazards as assessed, streams not heard yet. */
const seedConditions = async (on: Queryable, at: string) => {
  await on.query(
    `INSERT INTO grid_condition (code, county, town, condition, parts, changed_at)
     SELECT code, county, town, $2, '[]', $1 FROM grid WHERE valid_to IS NULL`,
    [at, CONDITION_CODE.none],
  );
  await regradeGrids(null, Date.parse(at), on);
};

const fill = async (on: Queryable, city: City, at: string, onProgress: (step: string) => void) => {
  const { coverage, rules = SHIPPED_RULES, shelterFiles = [] } = city;
  const shelters = withCapacities(city.registers.shelters, shelterFiles);
  const registers = { ...city.registers, shelters };
  onProgress('areas');
  const grids = gridsOf(coverage);
  const areas = areasOf(coverage, grids);
  await seedAreas(on, areas);
  onProgress(`${grids.length} grids`);
  await seedGrids(on, grids, at);
  onProgress('coverage');
  const text = JSON.stringify(coverage);
  await seedCoverage(on, text, at);
  onProgress(`registers, ${registers.streams.length} streams`);
  const counties = new Map(areas.map(({ code, county }) => [code, county]));
  await seedRegisters(on, registers, (town) => counties.get(town ?? '') ?? null);
  await seedShelterFiles(on, shelters, shelterFiles, at);
  await seedRules(on, rules, at);
  await seedConditions(on, at);
  await setPlatform(
    on,
    PLATFORM_KEYS.seeded,
    hashOf(text, JSON.stringify([registers, rules, shelterFiles])),
  );
};

/**
 * Fills an empty database with the city: all of it or, on any error, nothing. A database that was
 * seeded before is left as it is.
 * @returns whether it was filled now
 */
export const seedCity = async (options: SeedOptions): Promise<boolean> => {
  const { database, clock, onProgress = () => {} } = options;
  const { rows } = await database.query('SELECT value FROM platform WHERE key = $1', [
    PLATFORM_KEYS.seeded,
  ]);
  if (rows.length > 0) return false;
  const city = options.city ?? readCity();
  await database.transaction(
    (transaction) => fill(transaction, city, instant(clock.now()), onProgress),
    { statementTimeoutMs: STATEMENT_TIMEOUT_MS },
  );
  onProgress('statistics');
  await database.transaction((transaction) => transaction.query('ANALYZE'), {
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  return true;
};
