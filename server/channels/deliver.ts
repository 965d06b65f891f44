import { type ChannelKind, mayReach } from '../../shared/model/channel.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';
import { instant } from '../clock.ts';
import type { Config } from '../config.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Services } from '../services.ts';
import { email } from './email.ts';
import { channelRepository, type Outgoing } from './repository.ts';
import { webhook } from './webhook.ts';

/** Hands one message to one receiver; `now` is epoch ms. A failure is a result with a stable code. */
export type Deliver = (
  outgoing: Outgoing,
  now: number,
) => Promise<{ ok: true } | { ok: false; failure: string }>;
/** The senders there are; null where one is not configured. */
export type Senders = Readonly<Record<ChannelKind, Deliver | null>>;

/** Retries after 15 s, 1 min, 4 min, 16 min; then it is given up and said so [D]. */
const FIRST_RETRY_MS = 15_000;
const RETRY_FACTOR = 4;
const MOST_ATTEMPTS = 5;
/** Who has claimed a message has this long; longer than any sender takes. */
const CLAIM_MS = MINUTE_MS;
const A_TURN = 10;

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

export const sendersOf = (
  { smtpUrl, smtpFrom }: Pick<Config, 'smtpUrl' | 'smtpFrom'>,
  outbound: Outbound,
  stopping?: AbortSignal,
): Senders => ({
  webhook: webhook(outbound),
  email:
    smtpUrl !== null && smtpFrom !== null
      ? email({ url: smtpUrl, from: smtpFrom }, stopping)
      : null,
});

/** Asked again at the last step, whatever put it into the outbox (art. 19). */
async function attempt(outgoing: Outgoing, senders: Senders, now: number) {
  const { channel, message } = outgoing;
  if (!mayReach(channel.audience, message.status)) {
    return { ok: false, failure: 'drill-to-real-channel' } as const;
  }
  const deliver = senders[channel.kind];
  return deliver ? deliver(outgoing, now) : ({ ok: false, failure: 'not-configured' } as const);
}

async function finish(
  { database, journal, clock }: Parts,
  { id, subject, channel, attempts }: Outgoing,
  failure: string | null,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const state = failure === null ? 'delivered' : 'failed';
    const at = instant(clock.now());
    const end = { state, failure, at } as const;
    if (!(await channelRepository(transaction).finish(id, end))) return;
    const data = { name: channel.name, about: subject, attempts, failure };
    const entry = auditEntry(`message.${state}`, 'system', `message:${id}`, data);
    await journal.append(transaction, [entry]);
  });
  journal.announce();
}

/** Chooses what is to be sent now, and journals what needs no sending any more. */
async function choose({ database, journal }: Parts, now: number): Promise<Outgoing[]> {
  const claim = { at: instant(now), until: instant(now + CLAIM_MS), limit: A_TURN };
  const chosen = await database.transaction(async (transaction) => {
    const outbox = channelRepository(transaction);
    await outbox.takeTurn();
    const ended = await outbox.supersede(claim.at);
    const due = await outbox.claim(claim);
    const entries = ended.map(({ id, subject, ...data }) =>
      auditEntry('message.superseded', 'system', `message:${id}`, { ...data, about: subject }),
    );
    await journal.append(transaction, entries);
    return { due, endedSome: entries.length > 0 };
  });
  if (chosen.endedSome) journal.announce();
  return chosen.due;
}

/**
 * Delivers what is due, of one subject in its order. Nothing is held in the database while the network is waited for:
 * a message is claimed, sent, and its end journalled. A node that dies in between leaves it to be sent again, so a
 * receiver may get one twice, and always the newest of its subject.
 * @param stopping aborted when the server stops: what fails by that stays claimed, as if the node had died
 */
export async function deliverDue(
  parts: Parts,
  senders: Senders,
  stopping?: AbortSignal,
): Promise<void> {
  const { database, clock } = parts;
  const now = clock.now();
  const channels = channelRepository(database);
  if (!(await channels.hasDue(instant(now)))) return;
  const due = await choose(parts, now);
  await Promise.all(
    due.map(async (outgoing) => {
      const result = await attempt(outgoing, senders, now);
      if (result.ok) return finish(parts, outgoing, null);
      if (stopping?.aborted) return;
      const isHopeless = result.failure === 'drill-to-real-channel';
      if (isHopeless || outgoing.attempts >= MOST_ATTEMPTS) {
        return finish(parts, outgoing, result.failure);
      }
      const pause = FIRST_RETRY_MS * RETRY_FACTOR ** (outgoing.attempts - 1);
      await channels.retry(outgoing.id, instant(clock.now() + pause), result.failure);
    }),
  );
}
