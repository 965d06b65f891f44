import { useLanguage } from '../i18n/use-text.ts';
import { decimalsOf, formatNumber, formatPeople, formatPercent } from './format-number.ts';

/** The unit of head counts in the register of metrics. */
const PEOPLE_UNIT = '人';
/** English has no measure words: what is counted stands in the name beside the number. */
const ENGLISH_UNITS: Readonly<Record<string, string>> = {
  人: 'people',
  '人/m²': 'p/m²',
  条: '',
  个: '',
  站: '',
  支: '',
  处: '',
  分钟: 'min',
  '人/分钟': 'p/min',
  户: 'households',
};

function numberOf(value: number | null | undefined, unit: string, decimals: number): string {
  if (unit === PEOPLE_UNIT) return formatPeople(value);
  return unit === '%' ? formatPercent(value, decimals) : formatNumber(value, decimals);
}

/** A number with its unit set small. Head counts below ten are told as "<10". */
export function Quantity({
  value,
  unit,
  decimals = decimalsOf(unit),
}: {
  value: number | null | undefined;
  unit: string;
  decimals?: number;
}) {
  const language = useLanguage();
  const number = numberOf(value, unit, decimals);
  const shownUnit = language === 'en' ? (ENGLISH_UNITS[unit] ?? unit) : unit;
  return (
    <span className="jw-number">
      {number}
      {shownUnit !== '' && <span className="jw-unit">{shownUnit}</span>}
    </span>
  );
}
