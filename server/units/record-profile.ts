import { isDeepStrictEqual } from 'node:util';
import type { ProfileChange, UnitProfile } from '../../shared/model/unit-profile.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { profileRepository } from './profile-repository.ts';
import { unitRepository } from './repository.ts';

type Said = Omit<ProfileChange, 'basedOn'>;

/** Whether what is recorded is what this act wants: a retry is answered the same. */
const isDone = (before: UnitProfile, basedOn: number, said: Said, by: string): boolean => {
  const { skills, capacity, shift, note } = before;
  return (
    before.version === basedOn + 1 &&
    before.recordedBy === by &&
    isDeepStrictEqual({ skills, capacity, shift, note }, said)
  );
};

/**
 * Records what a unit can do, how many it carries and when it is on duty. A retry is answered the same.
 * @throws Problem 404 outside the caller's area, 409 when somebody was quicker
 */
export async function recordProfile(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  { basedOn, ...said }: ProfileChange,
): Promise<UnitProfile> {
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const unit = await unitRepository(database).lock(id, caller.scope, transaction);
    if (!unit) throw problem(404, 'resource-not-found', `there is no unit ${id} in your area`);
    const profiles = profileRepository(transaction);
    const before = await profiles.ofUnit(id);
    if (before && isDone(before, basedOn, said, by)) return before;
    const version = before?.version ?? 0;
    if (version !== basedOn) {
      const got = `basedOn: version ${version} came after ${basedOn}`;
      throw problem(409, 'profile-changed-meanwhile', got);
    }
    const stamp = { recordedAt: instant(clock.now()), recordedBy: by };
    await profiles.record({ unit: id, version: version + 1, ...said, ...stamp });
    const { county, town, callSign: name } = unit;
    await journal.append(transaction, [
      {
        ...{ kind: 'unit.profile-recorded', actor: by, county, town, subject: id },
        data: { name, ...said, version: version + 1 },
      },
    ]);
    return (await profiles.ofUnit(id))!;
  });
  journal.announce();
  return done;
}
