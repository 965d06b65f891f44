import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Name } from './common.ts';

/** A body of government that feeds the platform (art. 9). An organisation, never a person. */
export const Department = Type.Object({ id: Identifier, name: Name, nameEnglish: Name }, CLOSED);
export type Department = Static<typeof Department>;
