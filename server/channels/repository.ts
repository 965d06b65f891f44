import type {
  Channel,
  ChannelDraft,
  ChannelKind,
  Delivery,
  OutMessage,
} from '../../shared/model/channel.ts';
import { mayReach } from '../../shared/model/channel.ts';
import type { Queryable } from '../database/database.ts';

const DELIVERY = `jsonb_build_object('id', o.id, 'subject', o.subject, 'title', o.message ->> 'title',
  'status', o.message ->> 'status', 'state', o.state, 'attempts', o.attempts,
  'queuedAt', o.queued_at, 'doneAt', o.done_at, 'failure', o.failure,
  'acknowledgedAt', o.acknowledged_at, 'acknowledgedBy', o.acknowledged_by)`;
const DELIVERY_COLUMNS = `o.id, o.subject, o.message ->> 'title' AS title,
  o.message ->> 'status' AS status, o.state, o.attempts, o.queued_at AS "queuedAt",
  o.done_at AS "doneAt", o.failure, o.acknowledged_at AS "acknowledgedAt",
  o.acknowledged_by AS "acknowledgedBy"`;

/** A message on its way, with all a sender needs. */
export type Outgoing = {
  id: number;
  subject: string;
  message: OutMessage;
  attempts: number;
  channel: { id: string; name: string; kind: ChannelKind; audience: Channel['audience'] };
  address: string;
  secret: string | null;
};

/** How a sender takes messages: at most `limit` that are due at `at`, for itself until `until`. Both ISO 8601. */
type Claim = { at: string; until: string; limit: number };

/** A message that something newer has taken the place of; `name` is its channel's. */
export type Ended = {
  id: number;
  subject: string;
  attempts: number;
  failure: string | null;
  name: string;
};

/** Where messages leave: channels, and what waits to be delivered by them. */
export const channelRepository = (database: Queryable) => ({
  /** All channels, the closed ones last, each with its newest delivery. */
  async list(): Promise<Channel[]> {
    const { rows } = await database.query<Channel>(
      `SELECT c.id, c.kind, c.audience, c.name, c.address, c.closed_at AS "closedAt", last.delivery AS last
       FROM channel c LEFT JOIN LATERAL (
         SELECT ${DELIVERY} AS delivery FROM outbox o WHERE o.channel = c.id
         ORDER BY o.id DESC LIMIT 1) last ON true
       ORDER BY c.closed_at IS NOT NULL, c.id`,
    );
    return rows.map((row) => ({ ...row, last: row.last && inUtc(row.last) }));
  },

  async create(
    draft: ChannelDraft,
    made: { secret: string | null; by: string; at: string },
  ): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO channel (id, kind, audience, name, address, secret, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [
        draft.id,
        draft.kind,
        draft.audience,
        draft.name,
        draft.address,
        made.secret,
        made.by,
        made.at,
      ],
    );
    return rowCount === 1;
  },

  /** A channel that is not closed, with what signs its messages. */
  async openOne(id: string): Promise<{ id: string; secret: string | null } | null> {
    const { rows } = await database.query<{ id: string; secret: string | null }>(
      'SELECT id, secret FROM channel WHERE id = $1 AND closed_at IS NULL',
      [id],
    );
    return rows[0] ?? null;
  },

  /** The name of a channel that is closed by this; null: none, or closed before. Its waiting messages fail. */
  async close(id: string, at: string): Promise<string | null> {
    const { rows } = await database.query<{ name: string }>(
      'UPDATE channel SET closed_at = $2, secret = NULL WHERE id = $1 AND closed_at IS NULL RETURNING name',
      [id, at],
    );
    await database.query(
      `UPDATE outbox SET state = 'failed', failure = 'channel-closed', done_at = $2
       WHERE channel = $1 AND state = 'waiting'`,
      [id, at],
    );
    return rows[0]?.name ?? null;
  },

  /** The newest deliveries of a channel. */
  async deliveries(channel: string, limit: number): Promise<Delivery[]> {
    const { rows } = await database.query<Delivery>(
      `SELECT ${DELIVERY_COLUMNS} FROM outbox o WHERE channel = $1 ORDER BY id DESC LIMIT $2`,
      [channel, limit],
    );
    return rows;
  },

  /**
   * Puts a message into the outbox of every open channel it may reach, in the caller's transaction: it goes
   * out if and only if what it tells of is committed.
   * @returns how many channels it goes to
   */
  async enqueue(out: { subject: string; message: OutMessage; at: string }): Promise<number> {
    const { rows } = await database.query<Pick<Channel, 'id' | 'audience'>>(
      'SELECT id, audience FROM channel WHERE closed_at IS NULL ORDER BY id',
    );
    const reached = rows.filter(({ audience }) => mayReach(audience, out.message.status));
    await database.query(
      `INSERT INTO outbox (channel, subject, message, queued_at, due_at)
       SELECT unnest($1::text[]), $2, $3::jsonb, $4::timestamptz, $4::timestamptz`,
      [reached.map(({ id }) => id), out.subject, JSON.stringify(out.message), out.at],
    );
    return reached.length;
  },

  /** Lets one node at a time choose what to send: two that chose at once would not see what the other one chose. */
  async takeTurn(): Promise<void> {
    await database.query('SELECT 1 FROM channel ORDER BY id FOR NO KEY UPDATE');
  },

  /**
   * Ends what waits although something newer of the same subject goes to the same channel: what the receiver hears last
   * must be what holds. One that is under way is left to its end.
   * @returns what was ended
   */
  async supersede(at: string): Promise<Ended[]> {
    const { rows } = await database.query<Ended>(
      `UPDATE outbox o SET state = 'superseded', done_at = $1, claimed_until = NULL FROM channel c
       WHERE c.id = o.channel AND o.state = 'waiting'
         AND (o.claimed_until IS NULL OR o.claimed_until <= $1) AND EXISTS (
           SELECT 1 FROM outbox n WHERE n.channel = o.channel AND n.subject = o.subject AND n.id > o.id)
       RETURNING o.id, o.subject, o.attempts, o.failure, c.name`,
      [at],
    );
    return rows;
  },

  /**
   * Takes what is due for one sender: no other node takes the same before `until`, nor anything newer of the same
   * subject, which could arrive first.
   */
  async claim({ at, until, limit }: Claim): Promise<Outgoing[]> {
    const { rows } = await database.query<Outgoing>(
      `WITH due AS (SELECT id FROM outbox o WHERE state = 'waiting' AND due_at <= $1 AND NOT EXISTS (
           SELECT 1 FROM outbox e WHERE e.channel = o.channel AND e.subject = o.subject
             AND e.id < o.id AND e.state = 'waiting')
         ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
       UPDATE outbox o SET due_at = $2, claimed_until = $2, attempts = o.attempts + 1
       FROM due, channel c WHERE o.id = due.id AND c.id = o.channel
       RETURNING o.id, o.subject, o.message, o.attempts, c.address, c.secret,
         jsonb_build_object('id', c.id, 'name', c.name, 'kind', c.kind, 'audience', c.audience) AS channel`,
      [at, until, limit],
    );
    return rows;
  },

  async hasDue(at: string): Promise<boolean> {
    const { rows } = await database.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'waiting' AND due_at <= $1) AS found`,
      [at],
    );
    return rows[0]!.found;
  },

  /** Ends a delivery. False: somebody else ended it first. */
  async finish(
    id: number,
    end: { state: 'delivered' | 'failed'; failure: string | null; at: string },
  ): Promise<boolean> {
    const { rowCount } = await database.query(
      `UPDATE outbox SET state = $2, failure = $3, done_at = $4, claimed_until = NULL
       WHERE id = $1 AND state = 'waiting'`,
      [id, end.state, end.failure, end.at],
    );
    return rowCount === 1;
  },

  async retry(id: number, dueAt: string, failure: string): Promise<void> {
    await database.query(
      `UPDATE outbox SET due_at = $2, failure = $3, claimed_until = NULL
       WHERE id = $1 AND state = 'waiting'`,
      [id, dueAt, failure],
    );
  },

  /** Notes that the receiver said he has it; null: there is no such delivered message. */
  async acknowledge(
    id: number,
    { by, at }: { by: string; at: string },
  ): Promise<{ name: string; isNew: boolean } | null> {
    const { rows } = await database.query<{ name: string; acknowledged: boolean }>(
      `SELECT c.name, o.acknowledged_at IS NOT NULL AS acknowledged
       FROM outbox o JOIN channel c ON c.id = o.channel
       WHERE o.id = $1 AND o.state = 'delivered' FOR UPDATE OF o`,
      [id],
    );
    const [found] = rows;
    if (!found) return null;
    await database.query(
      `UPDATE outbox SET acknowledged_at = $2, acknowledged_by = $3
       WHERE id = $1 AND acknowledged_at IS NULL`,
      [id, at, by],
    );
    return { name: found.name, isNew: !found.acknowledged };
  },
});

const utc = (at: string | null): string | null => at && new Date(at).toISOString();

/** Moments inside JSON come as the database writes them. */
const inUtc = (last: Delivery): Delivery => ({
  ...last,
  queuedAt: utc(last.queuedAt)!,
  doneAt: utc(last.doneAt),
  acknowledgedAt: utc(last.acknowledgedAt),
});
