import type { Scope } from '../../shared/model/account.ts';
import type { Stream, SubjectKind } from '../../shared/model/stream.ts';
import type { Queryable } from '../database/database.ts';
import { gatheringRepository } from '../gatherings/repository.ts';
import { hazardRepository } from '../hazards/repository.ts';
import { problem } from '../plugins/errors.ts';
import { shelterRepository } from '../shelters/repository.ts';
import { unitRegister } from '../units/repository.ts';

type Register = (database: Queryable) => { byId(id: string, scope: Scope): Promise<object | null> };

const REGISTERS: Readonly<Record<Exclude<SubjectKind, 'station'>, Register>> = {
  hazard: hazardRepository,
  gathering: gatheringRepository,
  shelter: shelterRepository,
  resource: unitRegister,
};

/**
 * A stream watches something of the caller's area, or is a station and watches nothing else: what it has for subject
 * counts as watched. What there is elsewhere is refused like what there is not (FAULTS.md S2).
 * @throws Problem 422 `unknown-subject`
 */
export async function checkSubject(
  database: Queryable,
  { subjectKind, subject }: Pick<Stream, 'subjectKind' | 'subject'>,
  scope: Scope,
): Promise<void> {
  const refused = (expected: string) =>
    problem(422, 'unknown-subject', `subject: expected ${expected}, got ${subject}`);
  if (subjectKind === 'station') {
    if (subject !== null) throw refused('null for a station');
    return;
  }
  const register = REGISTERS[subjectKind](database);
  if (subject !== null && (await register.byId(subject, scope))) return;
  throw refused(`the id of a ${subjectKind} in your area`);
}
