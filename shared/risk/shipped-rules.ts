import type { Band, Rule } from '../model/rule.ts';
import { defaults, type Origin, rule, steps } from './rule-draft.ts';

const OURS: Origin = ['D', '本平台默认值，非标准 (default of this platform, not a standard)'];
const ALERT_2020: Origin = ['S', '2020年公布警戒水位 (published alert level)'];
const GUARANTEED_2020: Origin = ['S', '2020年公布保证水位 (published guaranteed level)'];
const PROVINCE: Origin = ['S', '江苏省洪水预警 (provincial flood warning as issued)'];
const PROVINCE_LIKELY: Origin = ['L', '江苏省洪水预警，据报道 (provincial step, secondary source)'];
const PROVINCE_OPEN: Origin = ['U', '江苏省洪水预警，待核实 (provincial step, unverified)'];
const LADDER: Origin = ['D', '聚集阶梯，本平台默认值 (crowd ladder, default of this platform)'];
const STILL: Origin = ['D', '参考 Still、Fruin 密度研究的默认值 (default after Still and Fruin)'];
const SCENIC_80: Origin = ['S', 'LB/T 034-2014：达80%公告、报告 (scenic areas at 80 %)'];
const ORDER_505: Origin = [
  'S',
  '国务院令第505号第18条：达核准容量停止入场 (at capacity stop entry)',
];
const METHANE: Origin = ['S', '报警值不高于20%LEL (alarm at or below 20 % LEL)'];
const BEAUFORT: Origin = ['D', '蒲福6、8、10、12级下限，本平台默认值 (Beaufort 6, 8, 10, 12)'];
const HJ_633: Origin = [
  'D',
  'HJ 633-2012 日均限值用于实时值，本平台默认 (daily steps used on one value)',
];

/**
 * Water falls slowly and gauges ripple: 5 cm and half an hour below a step before it is left [D]. Levels are
 * metres above 吴淞基面, as the stations report them, not the 1985 datum.
 */
function waterLevel(id: string, name: string, nameEnglish: string, bands: Band[]): Rule {
  return rule({
    id,
    name,
    nameEnglish,
    bands,
    metric: 'water-level',
    unit: 'm',
    hysteresis: 0.05,
    delays: [120, 1_800],
    source: '水位为吴淞基面；平台告警，非洪水预警 (platform alarm, not an official warning)',
  });
}

const WATER_RULES: readonly Rule[] = [
  waterLevel(
    'water-level-wuxi',
    '大运河无锡站水位',
    'Grand Canal at Wuxi',
    steps([3.9, ALERT_2020], [4.2, PROVINCE_LIKELY], [4.5, PROVINCE], [4.53, GUARANTEED_2020]),
  ),
  waterLevel(
    'water-level-taihu',
    '太湖平均水位',
    'Lake Taihu, mean level',
    steps([3.8, ALERT_2020], [4.2, PROVINCE_LIKELY], [4.5, PROVINCE_OPEN], [4.65, PROVINCE]),
  ),
  waterLevel(
    'water-level-qingyang',
    '锡澄运河青阳站水位',
    'Xicheng Canal at Qingyang',
    steps([4.0, ALERT_2020], [4.4, PROVINCE], [4.7, OURS], [4.85, OURS]),
  ),
  waterLevel(
    'water-level-xijiu',
    '西氿宜兴站水位',
    'Xijiu at Yixing',
    steps([4.2, ALERT_2020], [4.6, OURS], [4.9, OURS], [5.05, OURS]),
  ),
  waterLevel(
    'water-level-jiangyin',
    '长江江阴站潮位',
    'Yangtze tide at Jiangyin',
    steps([5.9, ALERT_2020], [6.3, OURS], [6.6, OURS], [6.75, OURS]),
  ),
  waterLevel(
    'water-level-local',
    '内河与泵站水位',
    'Inner rivers and pump stations',
    defaults(OURS, 3.9, 4.2, 4.5, 4.8),
  ),
];

const WEATHER_RULES: readonly Rule[] = [
  rule({
    id: 'rainfall-hour',
    metric: 'rainfall',
    name: '小时雨强',
    nameEnglish: 'Rain intensity',
    unit: 'mm/h',
    bands: defaults(OURS, 20, 30, 50, 80),
    hysteresis: 3,
    delays: [120, 900],
    source: '不推算气象预警信号，仅提示雨强 (never stands for a weather signal)',
  }),
  rule({
    id: 'wind',
    metric: 'wind-speed',
    name: '风速',
    nameEnglish: 'Wind speed',
    unit: 'm/s',
    bands: defaults(BEAUFORT, 10.8, 17.2, 24.5, 32.7),
    hysteresis: 1.5,
    delays: [120, 600],
    source: '不推算气象预警信号，仅提示风速 (never stands for a weather signal)',
  }),
  rule({
    id: 'air-pm25',
    metric: 'air-quality',
    name: '细颗粒物',
    nameEnglish: 'Fine particles (PM2.5)',
    unit: 'µg/m³',
    bands: defaults(HJ_633, 75, 115, 150, 250),
    hysteresis: 10,
    delays: [1_800, 3_600],
    source: '本平台默认值，非空气质量指数 (default of this platform, not the air quality index)',
  }),
];

/** Fire and gas are told by the second reading: long delays would cost lives, none would ring on a spike. */
const SITE_RULES: readonly Rule[] = [
  rule({
    id: 'gas-lel',
    metric: 'gas',
    name: '可燃气体浓度',
    nameEnglish: 'Combustible gas',
    unit: '%LEL',
    bands: steps([10, OURS], [20, METHANE], [35, OURS], [50, OURS]),
    hysteresis: 3,
    delays: [5, 300],
    source:
      '20%LEL 报警值；其余为本平台默认值 (20 % LEL is the alarm point, the rest are defaults)',
  }),
  rule({
    id: 'smoke',
    metric: 'smoke',
    name: '烟雾减光率',
    nameEnglish: 'Smoke obscuration',
    unit: '%/m',
    bands: defaults(OURS, 4, 7, 12, 20),
    hysteresis: 1,
    delays: [5, 300],
    source: OURS[1],
  }),
  rule({
    id: 'temperature-high',
    metric: 'temperature',
    name: '场所温度过高',
    nameEnglish: 'High temperature on site',
    unit: '°C',
    bands: defaults(OURS, 45, 55, 65, 80),
    hysteresis: 3,
    delays: [5, 600],
    source: '火情与设备过热，非高温天气 (fire and overheating, not hot weather)',
  }),
  rule({
    id: 'traffic-slow',
    metric: 'traffic-speed',
    name: '道路车速过低',
    nameEnglish: 'Slow traffic',
    direction: 'below',
    unit: 'km/h',
    bands: defaults(OURS, 15, 10, 6, 3),
    hysteresis: 3,
    delays: [600, 600],
    source: OURS[1],
  }),
];

const atOnceWhenRed = (bands: Band[]): Band[] =>
  bands.map((band) => (band.level === 'red' ? { ...band, onDelaySeconds: 0 } : band));

/**
 * The crowd ladder of DOMAIN §3.3: hysteresis 5 points of ratio; for density 0.15 persons/m², half of the
 * narrowest rung, so that leaving one rung never skips the next; dwell 2 min both ways; 15 min ahead.
 * At the approved number admission stops at once: that is law, the dwell is ours (国务院令第505号 art. 18 [S], §9 art. 17).
 */
function crowd(
  id: string,
  name: string,
  nameEnglish: string,
  ...densities: [number, number, number, number]
): Rule {
  return rule({
    id,
    name,
    nameEnglish,
    kind: 'crowd',
    metric: 'crowd-count',
    unit: '%',
    bands: atOnceWhenRed(steps([60, LADDER], [80, SCENIC_80], [90, LADDER], [100, ORDER_505])),
    hysteresis: 5,
    density: { bands: defaults(STILL, ...densities), hysteresis: 0.15 },
    projectionMinutes: 15,
    delays: [120, 120],
    source: '占核准容量比例与密度取较差者 (the worse of ratio and density)',
  });
}

const CROWD_RULES: readonly Rule[] = [
  crowd('crowd-moving', '流动人群聚集', 'Moving crowd', 2, 3, 3.5, 4),
  crowd('crowd-standing', '站立人群聚集', 'Standing crowd', 3, 4, 4.7, 5),
  rule({
    id: 'shelter-ratio',
    kind: 'ratio',
    metric: 'shelter-occupancy',
    name: '避难场所占用率',
    nameEnglish: 'Shelter occupancy',
    unit: '%',
    bands: defaults(OURS, 60, 80, 90, 100),
    hysteresis: 5,
    delays: [60, 120],
    source: OURS[1],
  }),
];

/** What the database is seeded with. Our alarms are 平台告警, never 预警: only the issuers may say that. */
export const SHIPPED_RULES: readonly Rule[] = [
  ...WATER_RULES,
  ...WEATHER_RULES,
  ...SITE_RULES,
  ...CROWD_RULES,
];
