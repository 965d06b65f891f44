import type { Estimate } from '../../shared/wire/place-question.ts';
import { Quantity } from './quantity.tsx';

/** An estimate with its unit; "<10" as it was told. Things, unlike people, are told however few. */
export function EstimateText({ value, unit }: { value: Estimate; unit: '人' | '户' | '处' }) {
  if (value === '<10') return <span className="jw-number">&lt;10</span>;
  return <Quantity value={value} unit={unit} />;
}
