import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  INVENTED_DRILLS,
  INVENTED_PLANS,
  type InventedDrill,
  type InventedPlan,
} from '../../../geodata/emergency-plans.ts';
import type { SyntheticDanger, SyntheticHazardFile } from '../../../geodata/hazard-files.ts';
import {
  type Coverage,
  readCoverage,
  readDangers,
  readEvents,
  readGates,
  readGroundHeights,
  readHazardFiles,
  readRegister,
  readShelterFiles,
  readUsualDays,
  type SeedHeight,
  type SeedShelterFile,
} from '../../../geodata/read.ts';
import { INVENTED_ITEMS, type InventedItem } from '../../../geodata/service-items.ts';
import { INVENTED_SUPPLIES } from '../../../geodata/supplies.ts';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import type { WatchRule } from '../../../shared/model/watch-rule.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import { SHIPPED_WATCH_RULES } from '../../../shared/risk/shipped-watch-rules.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import { regradeGrids } from '../../assessment/grid-conditions.ts';
import { type Clock, instant } from '../../clock.ts';
import type { Database, Queryable } from '../database.ts';
import { seedAreas, seedGrids } from './areas.ts';
import { areasOf, gridsOf } from './city-tree.ts';
import { DEMO_CROSSWALKS, type SeedCrosswalk, seedCrosswalks } from './crosswalks.ts';
import { type SeedCrowds, seedCrowds } from './crowds.ts';
import { seedEmergencyPlans } from './emergency-plans.ts';
import { seedGrassroots, seedNorm } from './grassroots.ts';
import { seedGroundHeights } from './ground-heights.ts';
import { seedHazardFiles } from './hazard-files.ts';
import { seedPlaces } from './places.ts';
import { PLATFORM_KEYS } from './platform-keys.ts';
import { type SeedRegisters, seedRegisters, seedRules, seedWatchRules } from './registers.ts';
import { seedShelterFiles, withCapacities } from './shelter-files.ts';
import { type SeedSupplies, seedSupplies } from './supplies.ts';
import { seedUnitRecords } from './unit-records.ts';

/** A city to be put into an empty database. */
export type City = {
  coverage: Coverage;
  registers: SeedRegisters;
  rules?: readonly Rule[];
  /** None where they are not given: they speak of a whole city. */
  watchRules?: readonly WatchRule[];
  crowds?: SeedCrowds;
  /** Hazards without a file are registered and no more. */
  hazardFiles?: readonly SyntheticHazardFile[];
  dangers?: readonly SyntheticDanger[];
  shelterFiles?: readonly SeedShelterFile[];
  /** With them every grid has invented staff, patrols and tasks. */
  serviceItems?: readonly InventedItem[];
  crosswalks?: readonly SeedCrosswalk[];
  supplies?: SeedSupplies;
  /** With them units have invented profiles and certifications. */
  unitRecords?: boolean;
  emergencyPlans?: readonly InventedPlan[];
  drills?: readonly InventedDrill[];
  groundHeights?: readonly SeedHeight[];
};

export type SeedOptions = {
  database: Database;
  clock: Clock;
  /** Told before each step, for the terminal. */
  onProgress?: (step: string) => void;
  /** The city of geodata/ unless a test brings a smaller one. */
  city?: City;
};

const readCity = (coverage = readCoverage()): City => ({
  coverage,
  groundHeights: readGroundHeights(coverage),
  registers: {
    departments: readRegister('departments'),
    feeds: readRegister('feeds'),
    hazards: readRegister('hazards'),
    gatherings: readRegister('gatherings'),
    shelters: readRegister('shelters'),
    resources: readRegister('resources'),
    streams: readRegister('streams'),
    protectedObjects: readRegister('protected-objects'),
    gasPipes: readRegister('gas-pipes'),
    keyPlaces: readRegister('key-places'),
  },
  watchRules: SHIPPED_WATCH_RULES,
  crowds: { gates: readGates(), usualDays: readUsualDays(), events: readEvents() },
  hazardFiles: readHazardFiles(),
  dangers: readDangers(),
  shelterFiles: readShelterFiles(),
  serviceItems: INVENTED_ITEMS,
  crosswalks: DEMO_CROSSWALKS,
  supplies: { items: INVENTED_SUPPLIES },
  unitRecords: true,
  emergencyPlans: INVENTED_PLANS,
  drills: INVENTED_DRILLS,
});

const compress = promisify(gzip);
const VERSION_DIGITS = 16;
const GZIP_LEVEL = 9;
const STATEMENT_TIMEOUT_MS = MINUTE_MS;

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

/** Registers with what their files say of them: a shelter holds what its file allows. */
const registersOf = ({ registers, shelterFiles = [] }: City): SeedRegisters => ({
  ...registers,
  shelters: withCapacities(registers.shelters, shelterFiles),
});

const seedFiles = async (on: Queryable, city: City, registers: SeedRegisters, at: string) => {
  const { hazardFiles = [], dangers = [], shelterFiles = [], crosswalks = [], crowds } = city;
  await seedHazardFiles(on, registers.hazards, hazardFiles, dangers, at);
  await seedShelterFiles(on, registers.shelters, shelterFiles, at);
  await seedCrosswalks(on, crosswalks, at);
  if (crowds) await seedCrowds(on, crowds, Date.parse(at));
  if (city.groundHeights) await seedGroundHeights(on, city.groundHeights);
  if (city.supplies) await seedSupplies(on, city.supplies, Date.parse(at));
  if (city.unitRecords) await seedUnitRecords(on, registers.resources, Date.parse(at));
};

const fill = async (on: Queryable, city: City, at: string, onProgress: (step: string) => void) => {
  const { coverage, rules = SHIPPED_RULES } = city;
  onProgress('areas');
  const grids = gridsOf(coverage);
  const areas = areasOf(coverage, grids);
  await seedAreas(on, areas);
  onProgress(`${grids.length} grids`);
  await seedGrids(on, grids, at);
  onProgress('coverage');
  const text = JSON.stringify(coverage);
  await seedCoverage(on, text, at);
  const registers = registersOf(city);
  onProgress(`registers, ${registers.streams.length} streams`);
  const counties = new Map(areas.map(({ code, county }) => [code, county]));
  const countyOf = (town: string | null) => counties.get(town ?? '') ?? null;
  await seedRegisters(on, registers, countyOf);
  await seedPlaces(on, registers, countyOf, Date.parse(at));
  await seedFiles(on, city, registers, at);
  await seedRules(on, rules, at);
  await seedNorm(on, at);
  if (city.serviceItems) {
    onProgress('staff, patrols and service items');
    const countyCodes = areas.filter(({ level }) => level === 'county').map(({ code }) => code);
    await seedGrassroots(on, city.serviceItems, countyCodes, Date.parse(at));
  }
  const { emergencyPlans = [], drills = [] } = city;
  await seedEmergencyPlans(on, emergencyPlans, drills, Date.parse(at));
  await seedWatchRules(on, city.watchRules ?? [], at);
  await seedConditions(on, at);
  const { coverage: _, ...filled } = city;
  await setPlatform(on, PLATFORM_KEYS.seeded, hashOf(text, JSON.stringify([filled, rules])));
};

/**
 * Tells the planner what the filled tables hold. A bare ANALYZE goes through the catalogues and the 8,500 reference systems
 * of PostGIS too: 150 ms where the 22 tables of a small city take 5.
 */
const analyze = async (on: Queryable): Promise<void> => {
  const { rows } = await on.query<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname <> 'spatial_ref_sys' AND pg_relation_size(oid) > 0`,
  );
  await on.query(`ANALYZE ${rows.map(({ name }) => name).join(', ')}`);
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
  await database.transaction((transaction) => analyze(transaction), {
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  return true;
};
