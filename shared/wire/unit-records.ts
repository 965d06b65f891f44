import Type, { type Static } from 'typebox';
import { UnitCertification } from '../model/unit-certification.ts';
import { UnitProfile } from '../model/unit-profile.ts';
import { UnitService } from '../model/unit-service.ts';

/** `GET /api/units/:id/records`: the newest of each sort; null: none was recorded. */
export const UnitRecords = Type.Object({
  service: Type.Union([UnitService, Type.Null()]),
  profile: Type.Union([UnitProfile, Type.Null()]),
  certification: Type.Union([UnitCertification, Type.Null()]),
});
export type UnitRecords = Static<typeof UnitRecords>;
