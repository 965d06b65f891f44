import { DEPARTMENTS } from '../../geodata/tools/departments.ts';
import type { City } from '../../server/database/seed/seed-city.ts';
import { smallCity } from './small-city.ts';

/** The small city with every department that the shipped rule table names. */
export function transferCity(): City {
  const city = smallCity();
  const own = city.registers.departments;
  const others = DEPARTMENTS.filter(({ id }) => !own.some((one) => one.id === id));
  return { ...city, registers: { ...city.registers, departments: [...own, ...others] } };
}
