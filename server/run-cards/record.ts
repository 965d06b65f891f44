import { isDeepStrictEqual } from 'node:util';
import type { RunCard, RunCardChange } from '../../shared/model/run-card.ts';
import { nameOf } from '../../shared/risk/needs.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { runCardRepository } from './repository.ts';

type Of = Pick<RunCard, 'kind' | 'grade'>;

/**
 * Records a further version of a run card, in force at once. A retry is answered the same.
 * @throws Problem 409 when somebody was quicker, 422 for a type or skill named twice
 */
export async function recordCard(
  { database, journal, clock }: Services,
  caller: Caller,
  of: Of,
  { basedOn, needs, note }: RunCardChange,
): Promise<RunCard> {
  const names = needs.map(nameOf);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) {
    const got = `needs: expected each type and each skill once, got ${twice} twice`;
    throw problem(422, 'run-card-named-twice', got);
  }
  const by = actorOf(caller);
  const recorded = await database.transaction(async (transaction) => {
    const cards = runCardRepository(transaction);
    const newest = (await cards.versions(of))[0];
    const version = newest?.version ?? 0;
    const isDone =
      version === basedOn + 1 &&
      newest?.recordedBy === by &&
      isDeepStrictEqual(newest.needs, needs);
    if (newest && isDone) return newest;
    const late = problem(
      409,
      'run-card-changed-meanwhile',
      `basedOn: version ${version} came after`,
    );
    if (version !== basedOn) throw late;
    const stamp = { recordedAt: instant(clock.now()), recordedBy: by };
    const card: RunCard = { ...of, version: basedOn + 1, needs, note, ...stamp };
    if (!(await cards.record(card))) throw late;
    const { kind, grade } = of;
    await journal.append(transaction, [
      {
        ...{ kind: 'run-card.changed', actor: by, county: null, town: null },
        ...{ subject: `${kind}:${grade}`, data: { card } },
      },
    ]);
    return card;
  });
  journal.announce();
  return recorded;
}
