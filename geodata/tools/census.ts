/** Family households of Wuxi in the 2020 census. Source: DOMAIN.md §1. */
export const CITY_HOUSEHOLDS = 2_687_898;
/** A comprehensive grid of the city standard has 300–500 households; the generator aims between. */
export const HOUSEHOLDS_PER_GRID = 400;
export const FEWEST_HOUSEHOLDS = 300;
export const MOST_HOUSEHOLDS = 500;

/**
 * Residents of each county-level area in 2020. 锡山, 新吴, 江阴, 宜兴 as printed; 惠山, 滨湖 and 梁溪 are only
 * known together (2,794,233) and parted in round figures. Source: DOMAIN.md §8.
 */
const COUNTY_RESIDENTS: Readonly<Record<string, number>> = {
  '320205': 882_387,
  '320206': 889_000,
  '320211': 918_000,
  '320213': 987_233,
  '320214': 720_215,
  '320281': 1_779_515,
  '320282': 1_285_785,
};

/** Households of each county-level area: the city's, shared out by residents; they add up exactly. */
export function householdsByCounty(): Map<string, number> {
  const entries = Object.entries(COUNTY_RESIDENTS);
  const residents = entries.reduce((sum, [, count]) => sum + count, 0);
  const households = new Map<string, number>();
  let residentsSoFar = 0;
  let givenSoFar = 0;
  for (const [code, count] of entries) {
    residentsSoFar += count;
    const upToHere = Math.round((CITY_HOUSEHOLDS * residentsSoFar) / residents);
    households.set(code, upToHere - givenSoFar);
    givenSoFar = upToHere;
  }
  return households;
}

/** English names of the county-level areas. */
export const COUNTY_NAMES_ENGLISH: Readonly<Record<string, string>> = {
  '320205': 'Xishan District',
  '320206': 'Huishan District',
  '320211': 'Binhu District',
  '320213': 'Liangxi District',
  '320214': 'Xinwu District',
  '320281': 'Jiangyin City',
  '320282': 'Yixing City',
};
