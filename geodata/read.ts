import { readFileSync } from 'node:fs';
import type { FeatureCollection, LineString, Polygon } from 'geojson';
import type { Polygon as ArcPolygon, MultiPolygon, Topology } from 'topojson-specification';
import type { Position } from '../shared/model/common.ts';
import type { Department } from '../shared/model/department.ts';
import type { Feed } from '../shared/model/feed.ts';
import type { GasPipe } from '../shared/model/gas-pipe.ts';
import type { Gathering } from '../shared/model/gathering.ts';
import type { GridKind } from '../shared/model/grid.ts';
import type { Hazard } from '../shared/model/hazard.ts';
import type { KeyPlace } from '../shared/model/key-place.ts';
import type { Level } from '../shared/model/level.ts';
import type { ProtectedObject } from '../shared/model/protected-object.ts';
import type { Resource } from '../shared/model/resource.ts';
import type { Shelter } from '../shared/model/shelter.ts';
import type { ShelterFacilities } from '../shared/model/shelter-file.ts';
import type { Stream } from '../shared/model/stream.ts';
import type { NameTable } from '../shared/names/english-names.ts';
import type { SyntheticDanger, SyntheticHazardFile } from './hazard-files.ts';
import type { UsualDay, ZoneGates } from './tools/crowds.ts';
import type { DemoEvent } from './tools/events.ts';

type AreaProperties = { code: string; name: string };
type CountyProperties = AreaProperties & { nameEnglish: string };
type GridProperties = AreaProperties & { kind: GridKind; households: number };
/** `towns`: the codes of the towns a functional area lies over. */
type FunctionalAreaProperties = CountyProperties & { towns: string[] };

/** The areas of one level, every one a polygon with properties. */
export type AreaCollection<P extends object> = {
  type: 'GeometryCollection';
  geometries: ((ArcPolygon<P> | MultiPolygon<P>) & { properties: P })[];
};

/** The city's areas as one topology, EPSG:4326, quantised to a millionth of a degree: all levels share their arcs. */
export type Coverage = Topology<{
  counties: AreaCollection<CountyProperties>;
  towns: AreaCollection<AreaProperties>;
  communities: AreaCollection<AreaProperties>;
  grids: AreaCollection<GridProperties>;
  functionalAreas: AreaCollection<FunctionalAreaProperties>;
}>;

/** A key place whose days are told by their age, so that the demonstration never grows old. */
export type KeyPlaceDraft = Omit<
  KeyPlace,
  'securityPlan' | 'emergencyPlan' | 'lastDrill' | 'revision'
> & {
  securityPlanDaysAgo: number | null;
  emergencyPlanDaysAgo: number | null;
  lastDrillDaysAgo: number | null;
};

/** The file of a shelter of the demonstration: `reason` why it is unavailable, `order` it is open on. */
export type SeedShelterFile = {
  shelter: string;
  facilities: ShelterFacilities;
  verifiedDaysAgo: number | null;
  reason: string | null;
  order: string | null;
};

/** A warning of the demonstration: of nobody, issued as a Test when its scenario begins. */
export type InventedWarning = {
  scenario: string;
  event: string;
  level: Level;
  /** Codes of GB/T 2260. */
  areas: readonly string[];
  areaDescription: string;
  hours: number;
  description: string;
  instruction: string;
};

/** What each register file holds. */
export type Registers = {
  departments: Department;
  feeds: Feed;
  hazards: Hazard;
  gatherings: Gathering;
  shelters: Shelter;
  resources: Resource;
  streams: Stream;
  'protected-objects': ProtectedObject;
  'gas-pipes': GasPipe;
  'key-places': KeyPlaceDraft;
};
export type RegisterName = keyof Registers;

/** Streets units can drive along: `nodes` [lon, lat] EPSG:4326, `edges` pairs of node indices, each once. */
export type Streets = {
  nodes: Position[];
  edges: [number, number][];
  /** The edges that cross open water, by index, with the name of the crossing. */
  crossings: { name: string; edges: number[] }[];
};

/** A height that stands for a whole grid, at its centre. */
export type SeedHeight = { grid: string; metres: number };

/** A place name for the map; `rank` 1 shows first, 4 only close up. */
export type Label = {
  name: string;
  kind: 'county' | 'town' | 'water';
  point: Position;
  rank: number;
};

export type WaterAreas = FeatureCollection<Polygon, { name: string | null; area_km2: number }>;
function read<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T;
}

/** Courses of rivers and canals, `[lon, lat]`; small ones are missing, and which way they flow is not told. */
export function readWaterways(): Position[][] {
  const { features } = read<FeatureCollection<LineString>>('./water/waterways.geojson');
  return features.map(({ geometry }) => geometry.coordinates as Position[]);
}

/** Counties, towns, communities, grids and functional areas. Throws when the file is missing. */
export function readCoverage(): Coverage {
  return read('./city/coverage.topojson');
}

/** One register of the demonstration city. The files are checked against their schemas by a test. */
export function readRegister<N extends RegisterName>(name: N): Registers[N][] {
  return read(`./city/${name}.json`);
}

/** Invented heights of the ground by grid, metres above 吴淞基面. */
export function readGroundHeights({ objects }: Coverage): SeedHeight[] {
  const decimetres = read<number[]>('./city/ground-heights.json');
  return objects.grids.geometries.map(({ properties: { code } }, index) => ({
    grid: code,
    metres: decimetres[index]! / 10,
  }));
}

/** Gates of zones, what is usual in their streams, and demonstration events. */
export const readGates = (): ZoneGates[] => read('./city/gates.json');
export const readUsualDays = (): UsualDay[] => read('./city/usual-days.json');
export const readEvents = (): DemoEvent[] => read('./city/events.json');

/** The files of the hazards, by id; one for each. */
export function readHazardFiles(): SyntheticHazardFile[] {
  return read('./city/hazard-files.json');
}

/** Hidden dangers found at the hazards. */
export function readDangers(): SyntheticDanger[] {
  return read('./city/dangers.json');
}

/** The files of the shelters. */
export function readShelterFiles(): SeedShelterFile[] {
  return read('./city/shelter-files.json');
}

/** The warnings of the demonstration's scenarios. */
export function readWarnings(): InventedWarning[] {
  return read('./city/warnings.json');
}

/** The street network. */
export function readStreets(): Streets {
  return read('./city/streets.json');
}

/** Place names with a point each. */
export function readLabels(): Label[] {
  return read('./city/labels.json');
}

/** Names and parts of names with their English. */
export function readEnglishNames(): NameTable {
  return read('./city/names-english.json');
}

/** Lakes and the Yangtze, WGS 84. */
export function readWater(): WaterAreas {
  return read('./water/water.geojson');
}
