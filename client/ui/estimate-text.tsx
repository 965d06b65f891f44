import { FEWEST_TOLD } from '../../shared/model/fewest-told.ts';
import type { Estimate } from '../../shared/wire/place-question.ts';
import { Quantity } from './quantity.tsx';

/** An estimate with its unit; "<10" as it was told. Things, unlike people, are told however few. */
export function EstimateText({ value, unit }: { value: Estimate; unit: '人' | '户' | '处' }) {
  const few = value === '<10';
  return (
    <>
      {few && '<'}
      <Quantity value={few ? FEWEST_TOLD : value} unit={unit} />
    </>
  );
}
