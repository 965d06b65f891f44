import type { Alarm } from '../../../shared/model/alarm.ts';
import { type AlarmFacts, isSetAside } from '../../situation/alarm-facts.ts';
import type { Audible } from './sound.ts';

/** What an alarm was last offered to the ear as: another mark offers it again. */
export type Offered = { mark: string; setAside: boolean; occurrence: number };

/** What is known of an alarm at a moment, epoch ms. @property toldAt when the server told it, ISO 8601 */
type Known = { facts: AlarmFacts; toldAt: string | null; now: number };

/**
 * An alarm as it is offered to the ear. Taken to a further desk it is offered once more, however many desks follow; and when
 * it comes back from being set aside, as one that is told now: until then nobody was to hear it.
 */
export function offerOf(
  alarm: Alarm,
  { facts, toldAt, now }: Known,
  before: Offered | undefined,
): { offered: Offered; audible: Audible } {
  const setAside = isSetAside(facts);
  const isBack = before?.setAside === true && !setAside;
  const escalatedAt = facts.escalated?.at ?? null;
  const mark = [alarm.occurrence, alarm.level, escalatedAt !== null, setAside].join(' ');
  return {
    offered: { mark, setAside, occurrence: alarm.occurrence },
    audible: {
      alarm,
      setAside,
      escalatedAt,
      toldAt: isBack ? new Date(now).toISOString() : toldAt,
    },
  };
}
