import {
  EVENT_FORMS,
  EVENT_MODES,
  type EventDraft,
  type LargeEvent,
  PLAN_PARTS,
  type SafetyPlan,
} from '../../../shared/model/large-event.ts';
import { HOUR_MS } from '../../../shared/time/units.ts';
import { fromCityInput } from '../../ui/format-time.ts';

const MS_PER_DAY = 24 * HOUR_MS;
/** A new file proposes a day that leaves time to apply. */
const DAYS_AHEAD = 30;
const USUAL_HOURS = 8;

export type ZoneRow = { gathering: string; capacity: number };

/** What a new file begins with. @param now epoch milliseconds */
export function emptyDraft(now: number): EventDraft {
  const begins = Math.ceil(now / HOUR_MS) * HOUR_MS + DAYS_AHEAD * MS_PER_DAY;
  return {
    name: '',
    form: EVENT_FORMS[0],
    hostUnit: '',
    mode: EVENT_MODES[0],
    beginsAt: new Date(begins).toISOString(),
    endsAt: new Date(begins + USUAL_HOURS * HOUR_MS).toISOString(),
    expected: 1_000,
    expectedPerSession: 1_000,
    crossesProvince: false,
    zones: [],
    staffCount: 0,
    plan: Object.fromEntries(PLAN_PARTS.map((part) => [part, null])) as SafetyPlan,
  };
}

/** The part of a file that its author writes. */
export function draftOf(event: LargeEvent): EventDraft {
  const { name, form, hostUnit, mode, beginsAt, endsAt, expected } = event;
  const { expectedPerSession, crossesProvince, zones, staffCount, plan } = event;
  return {
    ...{ name, form, hostUnit, mode, beginsAt, endsAt, expected },
    ...{ expectedPerSession, crossesProvince, zones, staffCount, plan },
  };
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** What the form holds. A moment that was left empty is told by the server, naming the field. */
export function readDraft(form: FormData, zones: readonly ZoneRow[]): EventDraft {
  const plan = PLAN_PARTS.map((part) => [part, textOf(form, part) || null]);
  return {
    name: textOf(form, 'name'),
    form: textOf(form, 'form') as EventDraft['form'],
    hostUnit: textOf(form, 'hostUnit'),
    mode: textOf(form, 'mode') as EventDraft['mode'],
    beginsAt: fromCityInput(textOf(form, 'beginsAt')) ?? '',
    endsAt: fromCityInput(textOf(form, 'endsAt')) ?? '',
    expected: Number(textOf(form, 'expected')),
    expectedPerSession: Number(textOf(form, 'expectedPerSession')),
    crossesProvince: form.get('crossesProvince') !== null,
    zones: [...zones],
    staffCount: Number(textOf(form, 'staffCount')),
    plan: Object.fromEntries(plan) as SafetyPlan,
  };
}
