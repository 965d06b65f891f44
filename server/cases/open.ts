import { randomUUID } from 'node:crypto';
import {
  BORDER_METRES,
  type Case,
  COMMAND_DEPARTMENT,
  type NewCase,
} from '../../shared/model/case.ts';
import { ruleFor } from '../../shared/risk/case-life.ts';
import { workingDeadline } from '../../shared/time/working-days.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { mustBeDepartments } from '../identity/departments.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { workingCalendar } from '../working-calendar.ts';
import { caseEntry } from './entry.ts';
import { caseRepository } from './repository.ts';
import { caseRulesRepository } from './rules-repository.ts';
import { caseSubjectRepository, type SubjectFacts } from './subject-repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;
const SHORT = 8;
/** Where no line of the rule table fits [D]. */
const USUAL_TERM = 5;

/** The desk that is proposed, or was named, with the line of the table it follows and the term. */
async function proposedDesk({ about, lead }: NewCase, { what }: SubjectFacts, on: Queryable) {
  const { version, rules } = await caseRulesRepository(on).rules();
  const rule = ruleFor(rules, about.kind, what);
  const term = rule?.termWorkingDays ?? USUAL_TERM;
  if (lead !== null) return { lead, assisting: [], rule: null, term };
  if (rule === null) return { lead: COMMAND_DEPARTMENT, assisting: [], rule: null, term };
  return { lead: rule.lead, assisting: rule.assisting, rule: { id: rule.id, version }, term };
}

/** The towns a place may belong to; null where it is clear. */
async function sidesOf({ place }: SubjectFacts, on: Queryable): Promise<string[] | null> {
  if (place === null) return null;
  const towns = await caseSubjectRepository(on).townsAt(place, BORDER_METRES);
  return towns.length > 1 ? towns : null;
}

/** The case as it begins. Its clock began when what it is about was received. */
async function caseOf(
  draft: NewCase,
  facts: SubjectFacts,
  { by, now }: { by: string; now: number },
  on: Queryable,
): Promise<Case> {
  const { term, ...desk } = await proposedDesk(draft, facts, on);
  await mustBeDepartments([desk.lead, ...desk.assisting], on);
  const sides = await sidesOf(facts, on);
  const { what: _, receivedAt, ...ground } = facts;
  // An instrument whose clock is ahead has its alarm raised later than now.
  const received = Math.min(Date.parse(receivedAt), now);
  const due = workingDeadline(received, term, await workingCalendar(on));
  return {
    ...{ id: `case-${randomUUID().slice(0, SHORT)}`, about: draft.about, title: draft.title },
    ...{ ...ground, ...desk, sides, state: sides === null ? 'offered' : 'undecided', bounces: 0 },
    decided: false,
    ...{ receivedAt: instant(received), dueAt: instant(due), supervision: null },
    ...{ openedAt: instant(now), openedBy: by, closedAt: null, version: 1 },
  };
}

const isSameMatter = (kept: Case, { about, title }: NewCase): boolean =>
  kept.about.kind === about.kind && kept.about.id === about.id && kept.title === title;

/** What this act opened the first time; null for a new one. @throws Problem 422 when the key was another act's */
async function openedBefore(draft: NewCase, by: string, actKey: string | null, on: Queryable) {
  const before = actKey === null ? null : await caseRepository(on).ofAct(by, actKey);
  if (before === null || isSameMatter(before, draft)) return before;
  throw keyUsed();
}

/**
 * Opens a case about a thing and offers it to the desk that the rule table proposes, or that was named. On a border it
 * asks first which side. A retry with the same key is answered with the first.
 * @throws Problem 404 for a thing out of sight, 409 `case-exists` naming the open one, 422
 */
export async function openCase(
  { database, journal, clock }: Parts,
  caller: Caller,
  draft: NewCase,
  actKey: string | null,
): Promise<Case> {
  const by = actorOf(caller);
  const now = clock.now();
  const opened = await database.transaction(async (transaction) => {
    const cases = caseRepository(transaction);
    const before = await openedBefore(draft, by, actKey, transaction);
    if (before) return before;
    const { kind, id } = draft.about;
    const facts = await caseSubjectRepository(transaction).facts(kind, id, caller.scope);
    if (!facts)
      throw problem(404, 'case-subject-not-found', `about: no ${kind} ${id} in your area`);
    const made = await caseOf(draft, facts, { by, now }, transaction);
    if (!(await cases.insert(made, actKey))) {
      const first = await openedBefore(draft, by, actKey, transaction);
      if (first) return first;
      const open = await cases.openAbout(draft.about);
      throw problem(409, 'case-exists', `about: ${kind} ${id} is case ${open}`, { case: open });
    }
    const at = instant(now);
    const { lead } = made;
    await cases.addLink(made.id, { act: 'open', from: null, to: lead, reason: null, at, by });
    const { rule, state, sides } = made;
    const data = { act: 'case-open', about: draft.about, lead, rule, state, sides };
    await journal.append(transaction, [caseEntry(made, by, data)]);
    return made;
  });
  journal.announce();
  return opened;
}
