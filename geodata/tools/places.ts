import type { Position } from '../../shared/model/common.ts';

/** The three chemical parks of the 2023 provincial list, approximate [lon, lat] WGS 84. Source: DOMAIN.md §8. */
export const CHEMICAL_PARKS: readonly { name: string; centre: Position; radiusMetres: number }[] = [
  { name: '江阴临港化工园区', centre: [120.06, 31.925], radiusMetres: 1_900 },
  { name: '宜兴市新材料产业园', centre: [119.64, 31.405], radiusMetres: 1_700 },
  { name: '锡山经开区新材料产业园', centre: [120.475, 31.7], radiusMetres: 1_100 },
];

/** Public institutions that have a grid of their own (专属网格), approximate [lon, lat] WGS 84. */
export const DEDICATED_PLACES: readonly { name: string; centre: Position }[] = [
  { name: '无锡站', centre: [120.3, 31.59] },
  { name: '无锡东站', centre: [120.456, 31.606] },
  { name: '苏南硕放机场', centre: [120.429, 31.497] },
  { name: '无锡奥体中心', centre: [120.35, 31.498] },
  { name: '江南大学', centre: [120.27, 31.484] },
  { name: '市民中心', centre: [120.312, 31.489] },
  { name: '无锡国家高新区综合保税区', centre: [120.41, 31.507] },
  { name: '江阴长江港区', centre: [120.25, 31.915] },
  { name: '宜兴竹海', centre: [119.703, 31.172] },
  { name: '宜兴龙背山森林公园', centre: [119.822, 31.337] },
  { name: '长广溪湿地公园', centre: [120.268, 31.475] },
];

/** Names of waters for the map's labels, approximate [lon, lat] WGS 84. */
export const WATER_LABELS: readonly { name: string; point: Position; rank: number }[] = [
  { name: '太湖', point: [120.12, 31.3], rank: 1 },
  { name: '梅梁湖', point: [120.18, 31.47], rank: 2 },
  { name: '贡湖', point: [120.3, 31.41], rank: 2 },
  { name: '竺山湖', point: [120.03, 31.43], rank: 2 },
  { name: '蠡湖', point: [120.25, 31.515], rank: 3 },
  { name: '长江', point: [120.21, 31.945], rank: 1 },
  { name: '滆湖', point: [119.78, 31.55], rank: 2 },
  { name: '大运河', point: [120.27, 31.62], rank: 3 },
];
