import type { Hazard, HazardClass } from '../../shared/model/hazard.ts';
import type { Metric } from '../../shared/model/stream.ts';
import type { Atlas } from './atlas.ts';
import type { CityGrid } from './city.ts';
import type { FeedId } from './feeds.ts';
import { pick, type Random, randomFor } from './random.ts';
import { GAUGE_STATIONS } from './stations.ts';
import type { StreamDraft } from './streams.ts';
import { mastStreams } from './wind-masts.ts';

/** Sensors at places of their own: how many, of what, in whose feed. */
const STATION_PLANS: readonly {
  prefix: string;
  metric: Metric;
  feed: FeedId;
  rule: string;
  word: string;
  count: number;
  waterside?: true;
}[] = [
  {
    prefix: 'water-level',
    metric: 'water-level',
    feed: 'drainage',
    rule: 'water-level-local',
    word: '内河水位',
    count: 90,
    waterside: true,
  },
  {
    prefix: 'rainfall',
    metric: 'rainfall',
    feed: 'weather',
    rule: 'rainfall-hour',
    word: '雨量站',
    count: 120,
  },
  {
    prefix: 'wind',
    metric: 'wind-speed',
    feed: 'weather',
    rule: 'wind',
    word: '测风塔',
    count: 40,
  },
  {
    prefix: 'air',
    metric: 'air-quality',
    feed: 'air-stations',
    rule: 'air-pm25',
    word: '空气站PM2.5',
    count: 60,
  },
  {
    prefix: 'traffic',
    metric: 'traffic-speed',
    feed: 'road-traffic',
    rule: 'traffic-slow',
    word: '路段车速',
    count: 198,
  },
];

/** Sensors at hazards: for each class what is measured at how many of its sources. */
const HAZARD_PLANS: readonly {
  prefix: string;
  metric: Metric;
  feed: FeedId;
  rule: string;
  word: string;
  classes: readonly HazardClass[];
  count: number;
}[] = [
  {
    prefix: 'gas-chemical',
    metric: 'gas',
    feed: 'chemical-parks',
    rule: 'gas-lel',
    word: '可燃气体',
    classes: ['chemical'],
    count: 90,
  },
  {
    prefix: 'gas',
    metric: 'gas',
    feed: 'gas-network',
    rule: 'gas-lel',
    word: '可燃气体',
    classes: ['gas', 'fuel-firework'],
    count: 240,
  },
  {
    prefix: 'smoke',
    metric: 'smoke',
    feed: 'fire-remote',
    rule: 'smoke',
    word: '烟雾',
    classes: ['fire-building', 'key-place'],
    count: 220,
  },
  {
    prefix: 'temperature-chemical',
    metric: 'temperature',
    feed: 'chemical-parks',
    rule: 'temperature-high',
    word: '罐壁温度',
    classes: ['chemical'],
    count: 60,
  },
  {
    prefix: 'temperature',
    metric: 'temperature',
    feed: 'fire-remote',
    rule: 'temperature-high',
    word: '环境温度',
    classes: ['fire-building'],
    count: 60,
  },
  {
    prefix: 'temperature-food',
    metric: 'temperature',
    feed: 'food-storage',
    rule: 'temperature-high',
    word: '库房温度',
    classes: ['food-site'],
    count: 30,
  },
  {
    prefix: 'wind-site',
    metric: 'wind-speed',
    feed: 'building-sites',
    rule: 'wind',
    word: '塔吊风速',
    classes: ['construction'],
    count: 20,
  },
  {
    prefix: 'water-level-flood',
    metric: 'water-level',
    feed: 'drainage',
    rule: 'water-level-local',
    word: '积水点水位',
    classes: ['flood'],
    count: 40,
  },
];

function numbered(prefix: string, index: number): string {
  return `${prefix}-${String(index + 1).padStart(4, '0')}`;
}

/** Gauges by name first, then weather, air, traffic and inner water spread over the city's towns. */
export function stationStreams(atlas: Atlas): StreamDraft[] {
  const random = randomFor('stations');
  const gauges = GAUGE_STATIONS.map(({ id, name, place, rule }): StreamDraft => {
    const spot = atlas.onLand(place);
    return {
      id,
      feed: 'hydrology',
      metric: 'water-level',
      name,
      place: spot.place,
      town: spot.grid.town,
      grid: spot.grid.code,
      subjectKind: 'station',
      subject: null,
      rule,
    };
  });
  const spread = STATION_PLANS.flatMap((plan) =>
    spreadOver(atlas, plan.count, plan.waterside === true, random).map(
      ({ place, grid }, index): StreamDraft => ({
        id: numbered(plan.prefix, index),
        feed: plan.feed,
        metric: plan.metric,
        name: `${atlas.townName(grid.town)}${plan.word}${index + 1}`,
        place,
        town: grid.town,
        grid: grid.code,
        subjectKind: 'station',
        subject: null,
        rule: plan.rule,
      }),
    ),
  );
  return [
    ...gauges,
    ...spread,
    ...mastStreams(
      spread.filter(({ metric }) => metric === 'wind-speed'),
      atlas,
    ),
  ];
}

function spreadOver(atlas: Atlas, count: number, waterside: boolean, random: Random) {
  const suited = (grid: CityGrid) => !waterside || grid.cell.touchesWater;
  const candidates = atlas.land.filter(suited);
  const towns = [...new Set(candidates.map(({ town }) => town))].sort();
  return Array.from({ length: count }, (_, index) => {
    const town = towns[Math.floor((index * towns.length) / count + random()) % towns.length];
    const grid = pick(
      random,
      candidates.filter((candidate) => candidate.town === town),
    );
    return atlas.within(grid, random);
  });
}

/** Sensors at hazard sources, the first of each class in the order of the register. */
export function hazardStreams(hazards: readonly Hazard[]): StreamDraft[] {
  return HAZARD_PLANS.flatMap((plan) => {
    const sites = hazards.filter(
      (hazard) => hazard.form === 'source' && plan.classes.includes(hazard.class),
    );
    if (sites.length < plan.count) {
      throw new Error(
        `Streams: expected ${plan.count} sites for ${plan.prefix}, got ${sites.length}`,
      );
    }
    return sites.slice(0, plan.count).map(
      (site, index): StreamDraft => ({
        id: numbered(plan.prefix, index),
        feed: plan.feed,
        metric: plan.metric,
        name: `${site.name}${plan.word}`,
        place: site.place,
        town: site.town,
        grid: site.grid,
        subjectKind: 'hazard',
        subject: site.id,
        rule: plan.rule,
      }),
    );
  });
}
