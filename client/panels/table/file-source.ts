import type { IndexedRegisters } from '../../store/registers.ts';
import { areaValues, placeText } from './row-parts.ts';

/** What rows of files are made of. `nameOf` puts a name into the person's language; `now` is epoch ms. */
export type FileSource = {
  registers: IndexedRegisters;
  nameOf: (name: string) => string;
  now: number;
};

export const yesOrNo = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no');
export const moment = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** What a row says of where its thing is. */
export const whereabouts = (
  { registers }: FileSource,
  town: string | null,
  place: readonly [number, number] | null,
) => ({ place: placeText(place), ...areaValues(registers, town) });
