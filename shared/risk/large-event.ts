import {
  type EventAct,
  type EventDraft,
  type EventState,
  type LargeEvent,
  PLAN_PARTS,
  type PlanPart,
} from '../model/large-event.ts';
import { DAY_MS } from '../time/units.ts';

/** Who decides on a permit; `none`: no permit is needed. 大型群众性活动安全管理条例 art. 12 [S]. */
export type PermitAuthority = 'none' | 'county-police' | 'city-police' | 'ministry';

/** From this number on an event is a large one (art. 2), from that on the city decides (art. 12) [S]. */
const LARGE_FROM = 1_000;
const CITY_FROM = 5_000;
/** An application comes so long before the event (art. 13) and is decided so soon after it was taken (art. 14) [S]. */
const APPLY_DAYS_BEFORE = 20;
const DECIDE_DAYS = 7;

type Numbers = Pick<EventDraft, 'mode' | 'expectedPerSession' | 'crossesProvince'>;

/** Who decides on an event of so many people a session, however few of them are there at once. */
export function permitAuthority({
  mode,
  expectedPerSession,
  crossesProvince,
}: Numbers): PermitAuthority {
  if (mode !== 'permitted' || expectedPerSession < LARGE_FROM) return 'none';
  if (crossesProvince) return 'ministry';
  return expectedPerSession >= CITY_FROM ? 'city-police' : 'county-police';
}

export type EventClocks = {
  /** Moments in epoch milliseconds; null where no clock runs. */
  applyBy: number | null;
  isApplicationLate: boolean;
  decideBy: number | null;
  isDecisionLate: boolean;
};

type Dated = Pick<LargeEvent, 'beginsAt' | 'appliedAt' | 'acceptedAt' | 'decidedAt'> & Numbers;

/** The clocks of a permit at a moment (epoch milliseconds). Without a permit none runs. */
export function eventClocks(event: Dated, now: number): EventClocks {
  if (permitAuthority(event) === 'none') {
    return { applyBy: null, isApplicationLate: false, decideBy: null, isDecisionLate: false };
  }
  const applyBy = Date.parse(event.beginsAt) - APPLY_DAYS_BEFORE * DAY_MS;
  const applied = event.appliedAt === null ? now : Date.parse(event.appliedAt);
  const decideBy =
    event.acceptedAt === null ? null : Date.parse(event.acceptedAt) + DECIDE_DAYS * DAY_MS;
  const decided = event.decidedAt === null ? now : Date.parse(event.decidedAt);
  return {
    applyBy,
    isApplicationLate: applied > applyBy,
    decideBy,
    isDecisionLate: decideBy !== null && decided > decideBy,
  };
}

/** How many may be in all its zones at once. */
export const eventCapacity = ({ zones }: Pick<EventDraft, 'zones'>): number =>
  zones.reduce((sum, { capacity }) => sum + capacity, 0);

type Limited = Pick<EventDraft, 'expected' | 'zones'> & Numbers;

/** Whether its number was approved, or decided by the government that runs it (arts 18, 25). */
const hasNumber = (event: Limited): boolean =>
  permitAuthority(event) !== 'none' || event.mode === 'government_run';

/**
 * How many may be in a zone while the event is under way, of those it holds. Where it is the only one, at most the number
 * that was approved (art. 18); of several zones each is held to its own, and all together to `commonLimit`.
 */
export function zoneLimit(event: Limited, gathering: string): number | null {
  const zone = event.zones.find((one) => one.gathering === gathering);
  if (!zone) return null;
  return hasNumber(event) && event.zones.length === 1
    ? Math.min(zone.capacity, event.expected)
    : zone.capacity;
}

/** How many may be in all zones of an event together, the number that was approved (art. 18); null: nothing but each zone's own. */
export const commonLimit = (event: Limited): number | null =>
  hasNumber(event) && event.zones.length > 1 ? event.expected : null;

/** Whether its crowd, all zones together, is held against a number now. */
export const isHeldTogether = (event: LargeEvent): boolean =>
  event.state === 'under-way' && commonLimit(event) !== null;

/** Whether more are expected than its zones hold (art. 18). */
export const isOverCapacity = (event: Pick<EventDraft, 'expected' | 'zones'>): boolean =>
  event.expected > eventCapacity(event);

export const missingParts = ({ plan }: Pick<EventDraft, 'plan'>): PlanPart[] =>
  PLAN_PARTS.filter((part) => plan[part] === null);

/** Why an act is not possible now. */
export const EVENT_REFUSALS = [
  'event-not-in-this-state',
  'plan-incomplete',
  'over-capacity',
  'decided-by-its-author',
  'notice-missing',
  'needs-no-permit',
] as const;
export type EventRefusal = (typeof EVENT_REFUSALS)[number];

/** From which states an act leads where, with a permit and without. */
const STEPS: Readonly<Record<EventAct, { from: readonly EventState[]; to: EventState }>> = {
  apply: { from: ['drafted'], to: 'applied' },
  accept: { from: ['applied'], to: 'accepted' },
  approve: { from: ['accepted'], to: 'approved' },
  refuse: { from: ['accepted'], to: 'refused' },
  cancel: { from: ['drafted', 'applied', 'accepted', 'approved', 'under-way'], to: 'cancelled' },
};

function isFrom(event: LargeEvent, act: EventAct): boolean {
  // Without a permit the file is confirmed by a second desk as it was drafted (art. 25: a stricter plan).
  const early = permitAuthority(event) === 'none' && (act === 'approve' || act === 'refuse');
  return (early ? ['drafted'] : STEPS[act].from).includes(event.state);
}

/** What stands against an act on an event; null when nothing does. */
export function eventRefusal(
  event: LargeEvent,
  act: EventAct,
  actor: string,
  notice: string | null,
): EventRefusal | null {
  const needsPermit = permitAuthority(event) !== 'none';
  if (!needsPermit && (act === 'apply' || act === 'accept')) return 'needs-no-permit';
  if (!isFrom(event, act)) return 'event-not-in-this-state';
  if ((act === 'refuse' || act === 'cancel') && notice === null) return 'notice-missing';
  const isDecision = act === 'approve' || act === 'refuse';
  if (isDecision && actor === event.draftedBy) return 'decided-by-its-author';
  const needsPlan = event.mode !== 'routine_exempt' && (act === 'apply' || act === 'approve');
  if (needsPlan && missingParts(event).length > 0) return 'plan-incomplete';
  if (act === 'approve' && isOverCapacity(event)) return 'over-capacity';
  return null;
}

/** The acts somebody may try on an event as it stands, whether or not they would be refused for what it lacks. */
export const eventActs = (event: LargeEvent): EventAct[] =>
  (Object.keys(STEPS) as EventAct[]).filter((act) => {
    const needsPermit = permitAuthority(event) !== 'none';
    return isFrom(event, act) && (needsPermit || (act !== 'apply' && act !== 'accept'));
  });

/** The event after an act that nothing stands against. @param at ISO 8601 */
export function eventAfter(
  event: LargeEvent,
  act: EventAct,
  actor: string,
  notice: string | null,
  at: string,
): LargeEvent {
  const decided = act === 'approve' || act === 'refuse';
  return {
    ...event,
    state: STEPS[act].to,
    version: event.version + 1,
    ...(act === 'apply' ? { appliedAt: at } : {}),
    ...(act === 'accept' ? { acceptedAt: at } : {}),
    ...(decided ? { decidedAt: at, decidedBy: actor } : {}),
    ...(notice === null ? {} : { notice }),
  };
}

/**
 * What a change to a file means once it was applied for (art. 15) [S]: another time needs a new decision;
 * another place, content or a larger size a new permit. So does whatever makes it another application: who organises it,
 * whether it needs a permit, and who decides on it (arts 12, 25).
 */
export type ChangeMeaning = 'none' | 'new-decision' | 'new-permit';

const zonesOf = ({ zones }: EventDraft): string =>
  zones
    .map(({ gathering }) => gathering)
    .sort()
    .join(' ');

export function changeMeaning(before: EventDraft, after: EventDraft): ChangeMeaning {
  const isLarger =
    after.expected > before.expected ||
    after.expectedPerSession > before.expectedPerSession ||
    eventCapacity(after) > eventCapacity(before);
  const isOther =
    before.form !== after.form ||
    before.mode !== after.mode ||
    before.hostUnit !== after.hostUnit ||
    permitAuthority(before) !== permitAuthority(after);
  if (isLarger || isOther || zonesOf(before) !== zonesOf(after)) return 'new-permit';
  const isMoved = before.beginsAt !== after.beginsAt || before.endsAt !== after.endsAt;
  return isMoved ? 'new-decision' : 'none';
}

/** A file whose approval has to be given anew, from when it is asked for. @param at ISO 8601 */
export function undecided<Event extends LargeEvent>(event: Event, at: string): Event {
  const open = { ...event, decidedAt: null, decidedBy: null };
  // Without a permit it is confirmed as it was drafted.
  if (permitAuthority(event) === 'none') return { ...open, state: 'drafted' };
  return { ...open, state: 'accepted', acceptedAt: at };
}
