import type { Datum } from '../../shared/model/common.ts';
import type { Feed } from '../../shared/model/feed.ts';
import { DEPARTMENTS, type DepartmentId } from './departments.ts';

type FeedRow = readonly [
  name: string,
  department: DepartmentId,
  periodSeconds: number,
  datum?: Datum,
];

const ROWS = {
  hydrology: ['水文站网', 'water', 300],
  drainage: ['内河与泵站水位', 'municipal-landscape', 120],
  weather: ['自动气象站', 'meteorology', 60],
  'building-sites': ['工地塔吊风速', 'housing', 60],
  'gas-network': ['燃气管网监测', 'municipal-landscape', 30],
  'chemical-parks': ['化工园区监测', 'emergency', 30],
  'fire-remote': ['消防远程监控', 'fire-rescue', 60],
  'food-storage': ['食品仓储温度', 'market-regulation', 300],
  'air-stations': ['空气质量站', 'ecology', 600],
  'road-traffic': ['道路车速', 'transport', 60],
  'crowd-police': ['公共场所客流', 'public-security', 20],
  'crowd-tourism': ['景区客流', 'culture-tourism', 30],
  'crowd-commerce': ['商圈客流', 'big-data', 60],
  shelters: ['避难场所入住', 'emergency', 300],
  'fire-vehicles': ['消防车辆位置', 'fire-rescue', 5],
  ambulances: ['急救车辆位置', 'health', 5],
  'police-vehicles': ['公安车辆位置', 'public-security', 5, 'gcj02'],
  'field-units': ['抢险巡防队伍位置', 'governance-command', 10, 'gcj02'],
} as const satisfies Record<string, FeedRow>;
export type FeedId = keyof typeof ROWS;

const ROW_LIST = Object.entries(ROWS) as [FeedId, FeedRow][];

/** The contracts with the senders. Two report positions in GCJ-02, as navigation units do. */
export const FEEDS: readonly Feed[] = ROW_LIST.map(
  ([id, [name, department, periodSeconds, datum = 'wgs84']]) => ({
    id,
    name,
    department,
    contactPoint: `${DEPARTMENTS.find((one) => one.id === department)!.name}值班室`,
    datum,
    periodSeconds,
    synthetic: true,
  }),
);

/** The period of a feed in seconds. */
export function periodOf(feed: FeedId): number {
  return ROWS[feed][2];
}
