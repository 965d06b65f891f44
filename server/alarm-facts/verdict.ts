import type { AlarmVerdict, NewVerdict } from '../../shared/model/alarm-verdict.ts';
import type { AlarmJudged } from '../../shared/model/journal.ts';
import { commandsAll } from '../../shared/risk/command-area.ts';
import { alarmRepository, withoutCounty } from '../alarms/repository.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { verdictRepository } from './verdicts.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

/**
 * Records what an alarm was found to have been. It can be changed; the journal keeps each. Said twice by the
 * same person it is the same answer.
 * @throws Problem 403 for one that reaches beyond the caller's area, 404 outside it, 409 while it stands and nobody acknowledged it
 */
export async function judgeAlarm(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: number,
  said: NewVerdict,
): Promise<AlarmVerdict> {
  const judgedBy = actorOf(caller);
  const verdict = await database.transaction(async (transaction) => {
    const alarm = await alarmRepository(transaction).lock(id, caller.scope);
    if (!alarm) throw problem(404, 'alarm-not-found', `there is no alarm ${id} in your area`);
    if (!commandsAll(caller.scope, alarm)) {
      throw problem(403, 'alarm-reaches-further', `alarm ${id} reaches beyond your area`);
    }
    if (alarm.active && alarm.acknowledgedAt === null) {
      throw problem(409, 'not-acknowledged', `alarm ${id}: expected it ended or acknowledged`);
    }
    const verdicts = verdictRepository(transaction);
    const before = await verdicts.of(id);
    const isSame =
      before?.verdict === said.verdict &&
      before.reason === said.reason &&
      before.judgedBy === judgedBy;
    if (isSame) return before;
    const judged = { alarm: id, ...said, judgedBy, judgedAt: instant(clock.now()) };
    await verdicts.write(judged);
    const { county, town } = alarm;
    const data: AlarmJudged = { alarm: withoutCounty(alarm), verdict: judged };
    await journal.append(transaction, [
      { kind: 'alarm.judged', actor: judgedBy, county, town, subject: `alarm:${id}`, data },
    ]);
    return judged;
  });
  journal.announce();
  return verdict;
}
