import type {
  CertificationChange,
  UnitCertification,
} from '../../shared/model/unit-certification.ts';
import { isRealDay } from '../../shared/risk/drill-due.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { certificationRepository } from './certification-repository.ts';
import { unitRepository } from './repository.ts';

/** Whether what is recorded is what this act wants: a retry is answered the same. */
const isDone = (
  before: UnitCertification,
  { basedOn, until, note }: CertificationChange,
  by: string,
): boolean =>
  before.version === basedOn + 1 &&
  before.until === until &&
  before.note === note &&
  before.recordedBy === by;

/**
 * Records until when a unit is certified. A retry is answered the same.
 * @throws Problem 404 outside the caller's area, 409 when somebody was quicker, 422 for a day that is none
 */
export async function certifyUnit(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  change: CertificationChange,
): Promise<UnitCertification> {
  const { basedOn, until, note } = change;
  if (!isRealDay(until)) {
    throw problem(422, 'day-unreal', `until: expected a day there is, got ${until}`);
  }
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const unit = await unitRepository(database).lock(id, caller.scope, transaction);
    if (!unit) throw problem(404, 'resource-not-found', `there is no unit ${id} in your area`);
    const certifications = certificationRepository(transaction);
    const before = await certifications.ofUnit(id);
    if (before && isDone(before, change, by)) return before;
    const version = before?.version ?? 0;
    if (version !== basedOn) {
      const got = `basedOn: version ${version} came after ${basedOn}`;
      throw problem(409, 'certification-changed-meanwhile', got);
    }
    const stamp = { recordedAt: instant(clock.now()), recordedBy: by };
    await certifications.record({ unit: id, version: version + 1, until, note, ...stamp });
    const { county, town, callSign: name } = unit;
    await journal.append(transaction, [
      {
        ...{ kind: 'unit.certified', actor: by, county, town, subject: id },
        data: { name, until, note, version: version + 1 },
      },
    ]);
    return (await certifications.ofUnit(id))!;
  });
  journal.announce();
  return done;
}
