import { FEWEST_TOLD, isFew } from '../../shared/model/fewest-told.ts';

const formats = new Map<number, Intl.NumberFormat>();

const formatOf = (decimals: number): Intl.NumberFormat => {
  const known = formats.get(decimals);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(decimals, made);
  return made;
};

/** Decimals people of the trade expect for a unit: water in centimetres, head counts whole. */
export const decimalsOf = (unit: string): number => {
  if (unit === 'm') return 2;
  if (unit === 'm/s' || unit === 'mm/h' || unit === '%/m' || unit === '°C') return 1;
  return 0;
};

/** Thousands grouped by a comma, in both languages alike; "–" where there is no number. */
export const formatNumber = (value: number | null | undefined, decimals = 0): string =>
  value === null || value === undefined || !Number.isFinite(value)
    ? '–'
    : formatOf(decimals).format(value);

const KILOMETRE = 1_000;
/** From here on a distance is told in kilometres. */
const FAR_METRES = 2_000;

/** A distance with its unit: metres near by, else kilometres with one decimal. @param metres not negative */
export const formatDistance = (metres: number): string =>
  metres < FAR_METRES ? `${formatNumber(metres)} m` : `${formatNumber(metres / KILOMETRE, 1)} km`;

const FULL_PERCENT = 100;

/** A share in percent: what is not yet full is not rounded up to it. */
export const formatPercent = (value: number | null | undefined, decimals = 0): string => {
  const told = formatNumber(value, decimals);
  if (value === null || value === undefined || value >= FULL_PERCENT) return told;
  return told === formatNumber(FULL_PERCENT, decimals)
    ? formatNumber(Math.floor(value * 10) / 10, Math.max(1, decimals))
    : told;
};

/** A count of people: few are not told apart, but zero is told. */
export const formatPeople = (count: number | null | undefined): string => {
  if (count === null || count === undefined || !Number.isFinite(count)) return '–';
  if (isFew(count)) return `<${FEWEST_TOLD}`;
  return formatNumber(count);
};
