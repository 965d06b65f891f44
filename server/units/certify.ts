import { isRealDay } from '../../shared/model/moment.ts';
import type {
  CertificationChange,
  UnitCertification,
} from '../../shared/model/unit-certification.ts';
import type { Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { certificationRepository } from './certification-repository.ts';
import { type RecordOfUnit, recordOfUnit } from './record-of-unit.ts';

type Said = Omit<CertificationChange, 'basedOn'>;

const CERTIFICATION: RecordOfUnit<Said, UnitCertification> = {
  repository: certificationRepository,
  saidIn: ({ until, note }) => ({ until, note }),
  kindsOf: () => ['unit.certified'],
  overtaken: 'certification-changed-meanwhile',
};

/**
 * Records until when a unit is certified. A retry is answered the same.
 * @throws Problem 404 outside the caller's area, 409 when somebody was quicker, 422 for a day that is none
 */
export async function certifyUnit(
  services: Services,
  caller: Caller,
  id: string,
  { basedOn, ...said }: CertificationChange,
): Promise<UnitCertification> {
  if (!isRealDay(said.until)) {
    throw problem(422, 'day-unreal', `until: expected a day there is, got ${said.until}`);
  }
  return recordOfUnit(services, caller, id, { basedOn, said }, CERTIFICATION);
}
