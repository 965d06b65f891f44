import type { Case, CaseAct, CaseActBody } from '../../shared/model/case.ts';
import {
  afterRefusal,
  COMMAND_ACTS,
  caseActsFrom,
  mayActOnCase,
} from '../../shared/risk/case-life.ts';
import { workingDeadline } from '../../shared/time/working-days.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { mustBeDepartments } from '../identity/departments.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { workingCalendar } from '../working-calendar.ts';
import { caseEntry } from './entry.ts';
import { caseRepository } from './repository.ts';
import { caseSubjectRepository } from './subject-repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

/** One in the caller's area, locked. @throws Problem 404 */
export async function lockedCase(caller: Caller, id: string, on: Queryable): Promise<Case> {
  const found = await caseRepository(on).lock(id, caller.scope);
  if (found) return found;
  throw problem(404, 'case-not-found', `there is no case ${id} in your area`);
}

/** @throws Problem 403 when another department has it, or only the command body may */
export function mustActOn(caller: Caller, found: Case, act: CaseAct | 'share'): void {
  if (mayActOnCase(caller, found, act)) return;
  const own = caller.departments.join(', ') || 'no department';
  if (act !== 'share' && COMMAND_ACTS.includes(act)) {
    const what = `act: ${act} is the command body's, got ${own} of ${caller.area}`;
    throw problem(403, 'case-command-only', what);
  }
  if (caller.departments.length === 0) {
    throw problem(403, 'no-department', `act: expected somebody of ${found.lead}, got ${own}`);
  }
  throw problem(403, 'case-other-desk', `act: the case is with ${found.lead}, got ${own}`);
}

/** The case on the side that was chosen. @throws Problem 422 for an area it does not border */
async function onSide(found: Case, area: string, on: Queryable): Promise<Partial<Case>> {
  if (!found.sides?.includes(area)) {
    const got = `expected one of ${found.sides?.join(', ')}, got ${area}`;
    throw problem(422, 'case-side-unknown', `area: ${got}`);
  }
  const isOwn = area === found.town;
  const county = isOwn ? found.county : await caseSubjectRepository(on).countyOf(area);
  const grid = isOwn ? found.grid : null;
  return { county, town: area, grid, sides: null, state: 'offered' };
}

type Now = { now: number; by: string };

/** What an act makes of a case. */
async function changesBy(
  found: Case,
  body: CaseActBody,
  { now, by }: Now,
  on: Queryable,
): Promise<Partial<Case>> {
  switch (body.act) {
    case 'side':
      return onSide(found, body.area, on);
    case 'accept':
      return { state: 'accepted' };
    case 'refuse':
      if (body.proposed === found.lead) {
        const expected = `expected another desk than ${found.lead}, which refuses`;
        throw problem(422, 'case-proposed-same', `proposed: ${expected}`);
      }
      return { ...afterRefusal(found, body.proposed), assisting: [] };
    case 'decide':
      return { state: 'accepted', decided: true, lead: body.lead, assisting: body.assisting };
    case 'assist':
      return { assisting: body.assisting };
    case 'supervise': {
      const due = workingDeadline(now, body.workingDays, await workingCalendar(on));
      const { reason } = body;
      const when = { at: instant(now), dueAt: instant(due), escalatedAt: null };
      return { supervision: { reason, by, ...when } };
    }
    case 'close':
      return { state: 'closed', closedAt: instant(now) };
  }
}

const namedIn = (body: CaseActBody): string[] => {
  if (body.act === 'refuse') return [body.proposed];
  if (body.act === 'decide') return [body.lead, ...body.assisting];
  return body.act === 'assist' ? body.assisting : [];
};

/** Why it was done, as the chain keeps it; which desk a refusal proposed is kept even where the command body decides. */
const reasonOf = (body: CaseActBody): string | null => {
  if (body.act === 'side') return body.area;
  if (body.act === 'assist') return body.assisting.join(', ') || null;
  return 'reason' in body ? body.reason : null;
};

/**
 * One act on a case, in its chain and the journal with it.
 * @throws Problem 403, 404, 409 for what does not follow, 412 when somebody was quicker, 422
 */
export async function actOnCase(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: string,
  body: CaseActBody,
): Promise<Case> {
  const by = actorOf(caller);
  const now = clock.now();
  const done = await database.transaction(async (transaction) => {
    const cases = caseRepository(transaction);
    const found = await lockedCase(caller, id, transaction);
    if (found.version !== body.basedOn) {
      const last = (await cases.chain(id)).at(-1);
      const isRetry = found.version === body.basedOn + 1 && last?.act === body.act;
      if (isRetry && last?.by === by && last.reason === reasonOf(body)) return found;
      const got = `basedOn: expected ${found.version}, got ${body.basedOn}`;
      throw problem(412, 'case-changed-meanwhile', got, found);
    }
    if (!caseActsFrom(found).includes(body.act)) {
      throw problem(409, 'case-wrong-act', `act: ${body.act} does not follow ${found.state}`);
    }
    mustActOn(caller, found, body.act);
    await mustBeDepartments(namedIn(body), transaction);
    const changes = await changesBy(found, body, { now, by }, transaction);
    const next: Case = { ...found, ...changes, version: found.version + 1 };
    await cases.update(next);
    const link = { act: body.act, from: found.lead, to: next.lead, reason: reasonOf(body) };
    await cases.addLink(id, { ...link, at: instant(now), by });
    const { state, lead, assisting, bounces, dueAt } = next;
    const proposed = body.act === 'refuse' ? body.proposed : null;
    const data = { state, lead, assisting, bounces, dueAt, proposed, reason: link.reason };
    await journal.append(transaction, [caseEntry(next, by, { act: `case-${body.act}`, ...data })]);
    return next;
  });
  journal.announce();
  return done;
}
