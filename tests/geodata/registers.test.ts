import Flatbush from 'flatbush';
import pointInPolygon from 'point-in-polygon-hao';
import { feature } from 'topojson-client';
import Type, { type TSchema } from 'typebox';
import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import {
  type RegisterName,
  readCoverage,
  readEvents,
  readGates,
  readGroundHeights,
  readLabels,
  readRegister,
  readStreets,
  readUsualDays,
  readWater,
} from '../../geodata/read.ts';
import { buildGates, buildUsualDays } from '../../geodata/tools/crowds.ts';
import { buildEvents } from '../../geodata/tools/events.ts';
import { buildGroundHeights } from '../../geodata/tools/ground-heights.ts';
import { type Position, Position as PositionSchema } from '../../shared/model/common.ts';
import { Department } from '../../shared/model/department.ts';
import { Feed } from '../../shared/model/feed.ts';
import { GasPipe } from '../../shared/model/gas-pipe.ts';
import { Gathering } from '../../shared/model/gathering.ts';
import { Hazard } from '../../shared/model/hazard.ts';
import { KeyPlace } from '../../shared/model/key-place.ts';
import { ProtectedObject } from '../../shared/model/protected-object.ts';
import { Resource } from '../../shared/model/resource.ts';
import { SHELTER_STANDARDS, Shelter } from '../../shared/model/shelter.ts';
import { isScale, METRICS, Stream } from '../../shared/model/stream.ts';
import { SHIPPED_RULES } from '../../shared/risk/shipped-rules.ts';
import { squareMetres } from '../support/area.ts';

const DaysAgo = Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]);
const {
  securityPlan: _security,
  emergencyPlan: _emergency,
  lastDrill: _drill,
  revision: _revision,
  ...kept
} = KeyPlace.properties;
const KeyPlaceDraft = Type.Object(
  {
    ...kept,
    securityPlanDaysAgo: DaysAgo,
    emergencyPlanDaysAgo: DaysAgo,
    lastDrillDaysAgo: DaysAgo,
  },
  { additionalProperties: false },
);

const SCHEMAS: Record<RegisterName, TSchema> = {
  departments: Department,
  feeds: Feed,
  hazards: Hazard,
  gatherings: Gathering,
  shelters: Shelter,
  resources: Resource,
  streams: Stream,
  'protected-objects': ProtectedObject,
  'gas-pipes': GasPipe,
  'key-places': KeyPlaceDraft,
};
const NAMES = Object.keys(SCHEMAS) as RegisterName[];

const feeds = readRegister('feeds');
const hazards = readRegister('hazards');
const gatherings = readRegister('gatherings');
const shelters = readRegister('shelters');
const resources = readRegister('resources');
const streams = readRegister('streams');
const streets = readStreets();

const coverage = readCoverage();
const grids = feature(coverage, coverage.objects.grids).features.flatMap((grid) => {
  const { geometry, properties } = grid;
  if (geometry.type !== 'Polygon') return [];
  const xs = geometry.coordinates[0]!.map(([lon]) => lon!);
  const ys = geometry.coordinates[0]!.map(([, lat]) => lat!);
  return {
    code: properties.code,
    rings: geometry.coordinates as [number, number][][],
    bounds: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const,
  };
});
const waters = readWater().features.map(
  ({ geometry }) => geometry.coordinates as [number, number][][],
);

const gridIndex = new Flatbush(grids.length);
for (const { bounds } of grids) gridIndex.add(...bounds);
gridIndex.finish();

/** The grid a place lies in by the committed coverage, or undefined outside the city. */
const gridAt = ([lon, lat]: Position) => {
  const near = gridIndex.search(lon, lat, lon, lat);
  const hit = near.find((index) => pointInPolygon([lon, lat], grids[index]!.rings) !== false);
  return hit === undefined ? undefined : grids[hit]!.code;
};

/** On open water, its shore not counted. */
const inWater = (place: Position) =>
  waters.some((rings) => pointInPolygon([...place], rings) === true);

/** 公安、住建、市政园林、交通、卫健、应急、市场监管、大数据、消防救援、社会治理指挥机构. */
const NAMED_BY_ARTICLE_9 = [
  ...['public-security', 'housing', 'municipal-landscape', 'transport', 'health', 'emergency'],
  ...['market-regulation', 'big-data', 'fire-rescue', 'governance-command'],
];

const named = (ids: readonly { id: string }[]) => new Set(ids.map(({ id }) => id));
const missing = (links: (string | null)[], among: Set<string>) =>
  links.filter((link) => link !== null && !among.has(link));

describe('every register', () => {
  it.each(NAMES)('%s passes its schema, with ids of its own', (name) => {
    const items: { id: string }[] = readRegister(name);
    const refused = items.filter((item) => !Value.Check(SCHEMAS[name], item));
    expect(refused).toEqual([]);
    expect(items.length).toBeGreaterThan(10);
    expect(named(items).size).toBe(items.length);
  });

  it.each(NAMES.filter((name) => name !== 'departments'))('%s say they are synthetic', (name) => {
    const items: { id: string; synthetic?: boolean }[] = readRegister(name) as { id: string }[];
    expect(items.filter(({ synthetic }) => synthetic !== true)).toEqual([]);
  });

  it('holds as many as the city is meant to have', () => {
    expect(hazards.filter(({ form }) => form === 'source')).toHaveLength(1_200);
    expect(hazards.filter(({ form }) => form === 'area')).toHaveLength(150);
    expect(new Set(gatherings.map(({ venue }) => venue)).size).toBe(60);
    expect(shelters).toHaveLength(320);
    expect(resources).toHaveLength(460);
    expect(resources.filter(({ stream }) => stream !== null)).toHaveLength(420);
    expect(streams).toHaveLength(2_000);
  });
});

describe('links', () => {
  it('lead from feeds, hazards and units to a department', () => {
    const departments = named(readRegister('departments'));
    const links = [...feeds, ...hazards, ...resources].map(({ department }) => department);
    expect(missing(links, departments)).toEqual([]);
  });

  it('art. 9: lead to a feed with a period from every department the article names', () => {
    const heard = new Set(
      feeds.filter(({ periodSeconds }) => periodSeconds > 0).map(({ department }) => department),
    );
    expect(missing(NAMED_BY_ARTICLE_9, heard)).toEqual([]);
  });

  it('lead from streams to a feed of the same period, and to a rule of their metric', () => {
    const periods = new Map(feeds.map(({ id, periodSeconds }) => [id, periodSeconds]));
    expect(
      streams.filter(({ feed, periodSeconds }) => periods.get(feed) !== periodSeconds),
    ).toEqual([]);
    const metrics = new Map(SHIPPED_RULES.map(({ id, metric }) => [id, metric]));
    const wrong = streams.filter(({ rule, metric }) =>
      isScale(metric) ? metrics.get(rule ?? '') !== metric : rule !== null,
    );
    expect(wrong).toEqual([]);
  });

  it('leave no feed without a stream', () => {
    const used = new Set(streams.map(({ feed }) => feed));
    expect(feeds.filter(({ id }) => !used.has(id))).toEqual([]);
  });

  it('lead from streams to the thing they watch', () => {
    const subjects = {
      hazard: hazards,
      gathering: gatherings,
      shelter: shelters,
      resource: resources,
    };
    const wrong = streams.filter(({ subjectKind, subject }) =>
      subjectKind === 'station'
        ? subject !== null
        : !(subjects[subjectKind] as { id: string }[]).some(({ id }) => id === subject),
    );
    expect(wrong).toEqual([]);
  });

  it('lead back from every zone, unit and counted shelter to its stream', () => {
    const watched = new Map(streams.map(({ id, subject }) => [id, subject]));
    const told = resources.filter(({ stream }) => stream !== null);
    for (const { id, stream } of [...gatherings, ...told]) {
      expect(watched.get(stream!), id).toBe(id);
    }
    const counted = shelters.filter(({ stream }) => stream !== null);
    expect(counted).toHaveLength(160);
    for (const { id, stream } of counted) expect(watched.get(stream!), id).toBe(id);
  });
});

describe('streams', () => {
  it('are numbered 1 to 2,000', () => {
    expect(streams.map(({ number }) => number)).toEqual(streams.map((_, index) => index + 1));
  });

  it('measure every metric there is', () => {
    expect(new Set(streams.map(({ metric }) => metric))).toEqual(new Set(Object.keys(METRICS)));
  });

  it('include the named gauges, each by its own rule', () => {
    const own = ['wuxi', 'taihu', 'qingyang', 'xijiu', 'jiangyin'].map(
      (key) => `water-level-${key}`,
    );
    const found = streams.filter(({ id }) => own.includes(id));
    expect(found.map(({ id }) => id).sort()).toEqual([...own].sort());
    expect(found.filter(({ id, rule }) => id !== rule)).toEqual([]);
  });
});

describe('places', () => {
  const placed = [...hazards, ...gatherings, ...shelters, ...streams].map(
    ({ id, place, town }) => ({
      id,
      place,
      town,
    }),
  );
  const bases = resources.map(({ id, base, town }) => ({ id, place: base, town }));
  const all = [...placed, ...bases].map((item) => ({ ...item, grid: gridAt(item.place) }));

  it('lie in the city, in the town they name', () => {
    expect(all.filter(({ grid, town }) => grid === undefined || !grid.startsWith(town!))).toEqual(
      [],
    );
  });

  it('lie on land', () => {
    expect(all.filter(({ place }) => inWater(place))).toEqual([]);
  });

  it('lie in the grid they name', () => {
    const gridOf = new Map(all.map(({ id, grid }) => [id, grid]));
    const wrong = [...hazards, ...shelters, ...streams].filter(({ id, grid }) => {
      return grid === null || gridOf.get(id) !== grid;
    });
    expect(wrong).toEqual([]);
  });
});

describe('hazards', () => {
  it('of class chemical stand in the three chemical parks', () => {
    const towns = new Set(
      hazards
        .filter(({ class: sector }) => sector === 'chemical')
        .map(({ town }) => town.slice(0, 6)),
    );
    expect(towns).toEqual(new Set(['320281', '320282', '320205']));
  });

  it('have an outline exactly when they are areas', () => {
    expect(hazards.filter(({ form, outline }) => (form === 'area') !== (outline !== null))).toEqual(
      [],
    );
  });

  it('belong to units that exist only here', () => {
    expect(hazards.filter(({ responsibleUnit }) => !responsibleUnit?.startsWith('示例'))).toEqual(
      [],
    );
  });
});

describe('gathering zones', () => {
  it('hold at 鼋头渚 the 81,000 of the public notice', () => {
    const zones = gatherings.filter(({ venue }) => venue === '鼋头渚');
    expect(zones.reduce((sum, { approvedCapacity }) => sum + approvedCapacity, 0)).toBe(81_000);
  });

  it('are drawn no smaller than their effective area, and not a third larger', () => {
    const wrong = gatherings.filter(({ outline, effectiveAreaSquareMetres }) => {
      const drawn = squareMetres(outline);
      return drawn < effectiveAreaSquareMetres || drawn > effectiveAreaSquareMetres * 1.33;
    });
    expect(wrong).toEqual([]);
  });
});

describe('shelters', () => {
  it('have the capacity their area and class allow', () => {
    const wrong = shelters.filter(({ class: time, effectiveAreaSquareMetres, capacity }) => {
      return (
        capacity !==
        Math.floor(effectiveAreaSquareMetres / SHELTER_STANDARDS[time].squareMetresPerPlace)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('are open only where somebody counts', () => {
    expect(shelters.filter(({ state, stream }) => state === 'open' && stream === null)).toEqual([]);
    expect(shelters.some(({ state }) => state === 'open')).toBe(true);
  });
});

describe('streets', () => {
  const crossing = new Set(streets.crossings.flatMap(({ edges }) => edges));
  const dry = streets.edges.filter((_, index) => !crossing.has(index));

  it('join nodes that exist, each pair once', () => {
    expect(Value.Check(Type.Array(PositionSchema), streets.nodes)).toBe(true);
    const ends = streets.edges.flat();
    expect(Math.max(...ends)).toBe(streets.nodes.length - 1);
    expect(Math.min(...ends)).toBe(0);
    const pairs = streets.edges.map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('stay on land and in the city but for the named crossings', () => {
    const STEPS = 8;
    const wet = dry.filter(([a, b]) => {
      const [from, to] = [streets.nodes[a]!, streets.nodes[b]!];
      return Array.from({ length: STEPS - 1 }, (_, step) => (step + 1) / STEPS).some((share) => {
        const place: Position = [
          from[0] + (to[0] - from[0]) * share,
          from[1] + (to[1] - from[1]) * share,
        ];
        return inWater(place) || gridAt(place) === undefined;
      });
    });
    expect(wet).toEqual([]);
    expect(streets.crossings.every(({ name }) => name.length > 0)).toBe(true);
  });

  it('connect everything but 宜兴, which the lake and the neighbour city cut off', () => {
    const part = streets.nodes.map((_, index) => index);
    const root = (node: number): number => {
      let top = node;
      while (part[top] !== top) top = part[top]!;
      part[node] = top;
      return top;
    };
    for (const [a, b] of streets.edges) part[root(a)] = root(b);
    const parts = new Set(part.map((_, index) => root(index)));
    expect(parts.size).toBe(2);
  });
});

describe('labels', () => {
  it('name the counties, the towns and the waters, inside the map', () => {
    const labels = readLabels();
    expect(labels.filter(({ kind }) => kind === 'county')).toHaveLength(7);
    expect(labels.filter(({ kind }) => kind === 'town')).toHaveLength(88);
    const onLand = labels.filter(({ kind }) => kind !== 'water');
    expect(onLand.filter(({ point }) => gridAt(point) === undefined)).toEqual([]);
  });
});

describe('heights of the ground', () => {
  const heights = readGroundHeights(coverage);

  it('are one a grid, as their tool makes them', () => {
    expect(heights.map(({ grid }) => grid)).toEqual(grids.map(({ code }) => code));
    const made = buildGroundHeights(coverage).map((decimetres) => decimetres / 10);
    expect(heights.map(({ metres }) => metres)).toEqual(made);
  });

  it('lie about the plain for the most part, and nowhere beyond what a city has', () => {
    const inOrder = heights.map(({ metres }) => metres).sort((a, b) => a - b);
    expect(inOrder[0]).toBeGreaterThan(0);
    expect(inOrder[Math.floor(inOrder.length / 2)]).toBeGreaterThan(3);
    expect(inOrder[Math.floor(inOrder.length / 2)]).toBeLessThan(5);
    expect(inOrder.at(-1)).toBeLessThan(200);
  });
});

describe('gates, usual days and events', () => {
  const zones = new Set(gatherings.map(({ id }) => id));
  const counted = new Set(
    streams.filter(({ metric }) => metric === 'crowd-count').map(({ id }) => id),
  );

  it('belong to zones and streams there are, each once', () => {
    expect(readGates().map(({ gathering }) => gathering)).toEqual([...zones]);
    expect(new Set(readUsualDays().map(({ stream }) => stream))).toEqual(counted);
    const used = readEvents().flatMap((event) => event.zones.map(({ gathering }) => gathering));
    expect(used.filter((id) => !zones.has(id))).toEqual([]);
  });

  it('are those their tools make', () => {
    expect(readGates()).toEqual(buildGates(gatherings));
    expect(readUsualDays()).toEqual(buildUsualDays(streams, gatherings));
    expect(readEvents()).toEqual(buildEvents(gatherings));
  });
});
