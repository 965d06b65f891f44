import type { Incident } from '../../shared/model/incident.ts';
import type { CommandActBody } from '../../shared/model/incident-command.ts';
import { commandActName, commandAfter, levelOf } from '../../shared/risk/command-life.ts';
import { instant } from '../clock.ts';
import { dispatchRepository } from '../dispatches/repository.ts';
import { drillRepository } from '../drills/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { checkVersion, lockedIncident, wasDone, writeAct } from './act.ts';

/** What is refused because of who asks, not because of how things stand. */
const FORBIDDEN = new Set(['incident-not-in-command', 'command-other-desk']);

/**
 * Divides an incident into sectors, places its units there, and hands its command over; written to its log and the
 * journal with it. A retry with the same key is answered with the incident as it is.
 * @throws Problem 403 for a desk that may not, 404, 409 with the reason (also where its drill does not run), 412 when somebody was quicker
 */
export async function actOnCommand(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  body: CommandActBody,
  actKey: string,
): Promise<Incident> {
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const found = await lockedIncident(caller, id, transaction);
    const act = commandActName(body, found.command);
    // The level behind the point is no longer to be had when an answer is repeated.
    const isSame = (was: { act: string | null }) => was.act?.split('.')[0] === act.split('.')[0];
    if (await wasDone(id, by, actKey, transaction, isSame)) return found;
    await drillRepository(transaction).checkRuns(found.drill);
    checkVersion(found, body.basedOn);
    const at = instant(clock.now());
    const out = await dispatchRepository(transaction).outOf(id);
    const outcome = commandAfter(found, body, { by, level: levelOf(caller.scope), at, out });
    if (!outcome.ok) {
      const { level, offer } = found.command;
      const words = `act: ${body.act} is not possible: ${outcome.reason}`;
      throw problem(FORBIDDEN.has(outcome.reason) ? 403 : 409, outcome.reason, words, {
        level,
        offeredTo: offer?.to ?? null,
      });
    }
    const { incident, text } = outcome;
    await writeAct(journal, { incident, act, text, by, at, actKey }, transaction);
    return incident;
  });
  journal.announce();
  return done;
}
