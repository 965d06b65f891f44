/** Waters by name, at a place well inside each, in degrees. */
export const WATER_NAMES = [
  { zh: '太湖', en: 'Lake Taihu', lon: 120.13, lat: 31.23 },
  { zh: '长江', en: 'Yangtze', lon: 120.36, lat: 31.965 },
  { zh: '滆湖', en: 'Lake Gehu', lon: 119.81, lat: 31.6 },
  { zh: '长荡湖', en: 'Lake Changdang', lon: 119.55, lat: 31.62 },
  { zh: '阳澄湖', en: 'Lake Yangcheng', lon: 120.77, lat: 31.43 },
] as const;
