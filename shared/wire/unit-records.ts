import Type, { type Static } from 'typebox';
import { UnitCertification } from '../model/unit-certification.ts';
import { UnitProfile } from '../model/unit-profile.ts';

/** `GET /api/units/:id/records`: the newest of each sort; null: none was recorded. */
export const UnitRecords = Type.Object({
  profile: Type.Union([UnitProfile, Type.Null()]),
  certification: Type.Union([UnitCertification, Type.Null()]),
});
export type UnitRecords = Static<typeof UnitRecords>;
