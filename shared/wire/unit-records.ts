import Type, { type Static } from 'typebox';
import { Nullable } from '../model/common.ts';
import { UnitCertification } from '../model/unit-certification.ts';
import { UnitProfile } from '../model/unit-profile.ts';
import { UnitService } from '../model/unit-service.ts';

/** `GET /api/units/:id/records`: the newest of each sort; null: none was recorded. */
export const UnitRecords = Type.Object({
  service: Nullable(UnitService),
  profile: Nullable(UnitProfile),
  certification: Nullable(UnitCertification),
});
export type UnitRecords = Static<typeof UnitRecords>;
