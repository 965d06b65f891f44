import type { Position } from '../../shared/model/common.ts';

/** A water gauge that exists by name; its place [lon, lat] is approximate, its readings are synthetic. */
export type GaugeStation = { id: string; name: string; place: Position; rule: string };

/** Levels are metres above 吴淞基面. Source of the named stations: DOMAIN.md §2.7. */
export const GAUGE_STATIONS: readonly GaugeStation[] = [
  {
    id: 'water-level-wuxi',
    name: '大运河无锡站',
    place: [120.298, 31.571],
    rule: 'water-level-wuxi',
  },
  {
    id: 'water-level-taihu',
    name: '太湖平均水位（大浦口代表）',
    place: [119.925, 31.318],
    rule: 'water-level-taihu',
  },
  {
    id: 'water-level-qingyang',
    name: '锡澄运河青阳站',
    place: [120.262, 31.773],
    rule: 'water-level-qingyang',
  },
  {
    id: 'water-level-xijiu',
    name: '西氿宜兴站',
    place: [119.802, 31.358],
    rule: 'water-level-xijiu',
  },
  {
    id: 'water-level-jiangyin',
    name: '长江江阴站（潮位）',
    place: [120.282, 31.922],
    rule: 'water-level-jiangyin',
  },
  {
    id: 'water-level-luoshe',
    name: '大运河洛社站',
    place: [120.192, 31.645],
    rule: 'water-level-local',
  },
  {
    id: 'water-level-wangyuhe',
    name: '望虞河甘露站',
    place: [120.556, 31.565],
    rule: 'water-level-local',
  },
  {
    id: 'water-level-xinan',
    name: '大运河新安站',
    place: [120.386, 31.468],
    rule: 'water-level-local',
  },
  {
    id: 'water-level-dushan',
    name: '犊山闸内河水位',
    place: [120.236, 31.54],
    rule: 'water-level-local',
  },
  {
    id: 'water-level-dingbo',
    name: '定波闸内河水位',
    place: [120.27, 31.915],
    rule: 'water-level-local',
  },
];
