import { randomBytes } from 'node:crypto';
import type { ChannelDraft } from '../../shared/model/channel.ts';
import { doneBefore, keepMade, mustStand } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { targetProblem } from '../outbound/addresses.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { channelRepository } from './repository.ts';

const SECRET_BYTES = 32;
/** One mailbox and nothing else: no list, no name, no header. */
const MAILBOX = /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+$/;

type Parts = Pick<Services, 'database' | 'journal' | 'clock' | 'config'>;

function checkAddress({ kind, address }: ChannelDraft, { config }: Parts): void {
  if (kind === 'webhook') {
    const wrong = targetProblem(address, config.outboundHosts);
    if (wrong) throw problem(422, `target-${wrong}`, `address: ${wrong}, got ${address}`);
    return;
  }
  if (config.smtpUrl === null) throw problem(422, 'mail-not-configured', 'SMTP_URL is not set');
  if (MAILBOX.test(address)) return;
  throw problem(422, 'not-a-mailbox', `address: expected one mailbox, got ${address}`);
}

/**
 * Makes a channel. The secret of a webhook is told this once, and to a retry with the same key, which has not seen it.
 * @throws Problem 409 when the name is taken, 422 on an address that must not be reached
 */
export async function createChannel(
  parts: Parts,
  caller: Caller,
  draft: ChannelDraft,
): Promise<{ id: string; secret: string | null }> {
  checkAddress(draft, parts);
  const { database, journal, clock } = parts;
  const secret = draft.kind === 'webhook' ? randomBytes(SECRET_BYTES).toString('base64url') : null;
  const by = actorOf(caller);
  const told = await database.transaction(async (transaction) => {
    const channels = channelRepository(transaction);
    const before = doneBefore().made;
    if (before !== null) return mustStand(await channels.openOne(before));
    const made = { secret, by, at: instant(clock.now()) };
    if (!(await channels.create(draft, made))) {
      throw problem(409, 'channel-exists', `there is a channel ${draft.id} already`);
    }
    await keepMade(draft.id, transaction);
    const { name, kind, audience } = draft;
    const data = { name, kind, audience };
    await journal.append(transaction, [
      auditEntry('channel.created', by, `channel:${draft.id}`, data),
    ]);
    return { id: draft.id, secret };
  });
  journal.announce();
  return told;
}

/** Ends a channel; what waits for it fails. Said twice it is done once. */
export async function closeChannel(parts: Parts, caller: Caller, id: string): Promise<void> {
  const { database, journal, clock } = parts;
  await database.transaction(async (transaction) => {
    const name = await channelRepository(transaction).close(id, instant(clock.now()));
    if (name === null) return;
    const entry = auditEntry('channel.closed', actorOf(caller), `channel:${id}`, { name });
    await journal.append(transaction, [entry]);
  });
  journal.announce();
}

/** Records that a receiver said he has a message. @throws Problem 404 when none was delivered */
export async function acknowledgeMessage(parts: Parts, caller: Caller, id: number): Promise<void> {
  const { database, journal, clock } = parts;
  const by = actorOf(caller);
  await database.transaction(async (transaction) => {
    const noted = { by, at: instant(clock.now()) };
    const found = await channelRepository(transaction).acknowledge(id, noted);
    if (!found) throw problem(404, 'message-not-found', `no message ${id} was delivered`);
    if (!found.isNew) return;
    const entry = auditEntry('message.acknowledged', by, `message:${id}`, { name: found.name });
    await journal.append(transaction, [entry]);
  });
  journal.announce();
}
