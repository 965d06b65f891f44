import { CITY_OFFSET_MS } from '../../shared/time/units.ts';

const CENTURY = 2;
const TO_THE_MINUTE = 12;

/** A number for an order that no other has, by the minute in Beijing's time: `疏散〔2026〕2611281405`. */
export function proposedNumber(sort: string, at: number): string {
  const local = new Date(at + CITY_OFFSET_MS).toISOString();
  const digits = local.replaceAll(/\D/g, '').slice(CENTURY, TO_THE_MINUTE);
  return `${sort}〔${local.slice(0, 4)}〕${digits}`;
}
