import type { Scope } from '../model/account.ts';
import {
  type Case,
  type CaseAct,
  type CaseLink,
  type CaseRule,
  type CaseState,
  type CaseSubject,
  COMMAND_DEPARTMENT,
  MOST_BOUNCES,
  type SharedField,
} from '../model/case.ts';

const ACTS: Readonly<Record<CaseState, readonly CaseAct[]>> = {
  undecided: ['side', 'supervise'],
  offered: ['accept', 'refuse', 'supervise'],
  accepted: ['refuse', 'assist', 'supervise', 'close'],
  escalated: ['decide', 'supervise'],
  closed: [],
};

/**
 * What may be done with a case as it stands; once the command body decided, nobody refuses, whether the case came to it by
 * refusals or by its day.
 */
export const caseActsFrom = ({ state, decided }: Pick<Case, 'state' | 'decided'>) =>
  decided ? ACTS[state].filter((act) => act !== 'refuse') : ACTS[state];

/** Acts of the body above: those of the command body who see a whole county or the city. */
export const COMMAND_ACTS: readonly CaseAct[] = ['decide', 'supervise'];

/** Who wants to act: for which departments, and how far he sees. */
type Member = { scope: Scope; departments: readonly string[] };

/**
 * Whether somebody may act on a case: for the department that has it only its members; the side of a border is also
 * the command body's to choose, and what is the body above's only those of it who see more than a town.
 */
export function mayActOnCase(
  { scope, departments }: Member,
  { lead }: Pick<Case, 'lead'>,
  act: CaseAct | 'share',
): boolean {
  const isCommand = departments.includes(COMMAND_DEPARTMENT);
  if (act !== 'share' && COMMAND_ACTS.includes(act)) return isCommand && scope.town === null;
  return departments.includes(lead) || (act === 'side' && isCommand);
}

/** The first line of the table that fits; null: none does, and the command body decides. */
export const ruleFor = (
  rules: readonly CaseRule[],
  about: CaseSubject,
  what: string,
): CaseRule | null =>
  rules.find((rule) => rule.about === about && (rule.what === null || rule.what === what)) ?? null;

type Owned = Pick<Case, 'state' | 'lead' | 'bounces'>;

/** A refusal hands the case to the desk it proposes; the third one to the command body, to decide. */
export function afterRefusal({ bounces }: Pick<Case, 'bounces'>, proposed: string): Owned {
  const now = bounces + 1;
  return now >= MOST_BOUNCES
    ? { state: 'escalated', lead: COMMAND_DEPARTMENT, bounces: now }
    : { state: 'offered', lead: proposed, bounces: now };
}

/** The fields a share names, and nothing else of the case. */
export function sharedOf(
  found: Case,
  chain: readonly CaseLink[],
  fields: readonly SharedField[],
): Record<string, unknown> {
  const whole: Record<SharedField, unknown> = {
    ...{ title: found.title, about: found.about, place: found.place, grid: found.grid },
    ...{ town: found.town, state: found.state, lead: found.lead },
    ...{ receivedAt: found.receivedAt, dueAt: found.dueAt },
    chain: chain.map(({ act, from, to, at }) => ({ act, from, to, at })),
  };
  return Object.fromEntries(fields.map((field) => [field, whole[field]]));
}

/** Whether a share can still be read. @param now epoch ms */
export const isShareOver = (
  { endsAt, endedAt }: { endsAt: string; endedAt: string | null },
  now: number,
): boolean => endedAt !== null || Date.parse(endsAt) <= now;
