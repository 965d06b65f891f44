import type { Alarm } from '../../shared/model/alarm.ts';
import type { HazardClass } from '../../shared/model/hazard.ts';
import type { Incident, NewIncident } from '../../shared/model/incident.ts';
import { classOfKind } from '../../shared/risk/incident-life.ts';
import type { Answer } from '../live/api.ts';
import { askKind, type MetricOf } from './kind-of-alarm.ts';
import { openIncident } from './manage-incidents.ts';
import { isUndecided } from './send-when-live.ts';

/** @property isKindAsked false: what it speaks of could not be asked */
type Opened = { incident: Incident; isKindAsked: boolean };

/** Whether what was sent may have been taken although this is the answer. */
const mayBeTaken = (answer: Answer<unknown>): boolean =>
  !answer.ok && (answer.refusal.status === 0 || answer.refusal.status >= 500);

/**
 * Opens incidents where an alarm speaks of one. What it is opened as is asked before anything is sent, and is the same in
 * every try until that is decided: one that was taken and not answered is not sent again as something else. While nobody
 * answers there is nobody to send to either; a server that has too much to do to answer is no reason to wait: `other` then.
 */
export function createOpening() {
  let draft: NewIncident | null = null;
  let isKindAsked = true;
  /**
   * @param of the class of the hazard it was measured at; undefined: at none
   * @param key the same for a retry
   */
  return async (
    alarm: Alarm,
    metricOf: MetricOf,
    of: HazardClass | undefined,
    key: string,
  ): Promise<Answer<Opened>> => {
    if (draft === null) {
      const asked = await askKind(alarm, metricOf, of);
      if (!asked.ok && isUndecided(asked.refusal)) return asked;
      isKindAsked = asked.ok;
      const kind = asked.ok ? asked.value : 'other';
      const said = { alarm: alarm.id, class: classOfKind(kind), kind, title: alarm.name };
      draft = { ...said, place: null, receivedAt: null };
    }
    const answer = await openIncident(draft, key);
    if (!mayBeTaken(answer)) draft = null;
    return answer.ok ? { ok: true, value: { incident: answer.value, isKindAsked } } : answer;
  };
}
