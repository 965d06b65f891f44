import type { CapMessage } from '../../shared/cap/message.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { ReleaseInHand } from '../../shared/model/handover.ts';
import type { Ending, Warning, WholeArea } from '../../shared/model/warning.ts';
import type { Queryable } from '../database/database.ts';
import { scopeParameters } from '../identity/scope.ts';
import type { Touched } from './touched.ts';

/** Degrees by which the outline that travels to screens may differ from the area: some 80 m. */
const SHOWN_TOLERANCE = 0.000_8;

const COLUMNS = `id, sender, identifier, sent, received_at AS "receivedAt", status, type, issuer, event,
  headline, description, instruction, level, level_origin AS "levelOrigin", onset, expires,
  expires_said AS "expiresSaid", area_description AS "areaDescription",
  area_origin AS "areaOrigin", towns, grids, refers_to AS "refersTo", source,
  ended_at AS "endedAt", ended_by AS "endedBy", synthetic,
  ST_AsGeoJSON(ST_Multi(ST_SimplifyPreserveTopology(area, ${SHOWN_TOLERANCE})), 5)::jsonb AS outline`;

/** A warning is in every area it touches. Parameters: those of `scopeParameters`. */
const inReach = (first: number): string =>
  `($${first}::text IS NULL OR $${first} = ANY (counties))
   AND ($${first + 1}::text IS NULL OR $${first + 1} = ANY (towns))`;

/** What is stored of a warning besides its area. */
export type NewWarning = Omit<
  Warning,
  'id' | 'outline' | 'towns' | 'grids' | 'endedAt' | 'endedBy'
>;

/** What ended, with where it is told. */
export type EndedWarning = Pick<Warning, 'id' | 'issuer' | 'event' | 'level' | 'status' | 'towns'>;

const INSERT = `
  INSERT INTO warning (reference, sender, identifier, sent, received_at, status, type, issuer, event,
    headline, description, instruction, level, level_origin, onset, expires, expires_said,
    area_description, area_origin, refers_to, source, synthetic, area, counties, towns, grids)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23::geometry, $24, $25, $26)
  RETURNING ${COLUMNS}`;

export const warningRepository = (database: Queryable) => ({
  /** In force in the scope, newest first. */
  async current(scope: Scope): Promise<Warning[]> {
    const { rows } = await database.query<Warning>(
      `SELECT ${COLUMNS} FROM warning WHERE ended_at IS NULL AND ${inReach(1)} ORDER BY id DESC`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** At most `limit` of all there ever were, newest first, older than `before`. */
  async page(
    scope: Scope,
    { before, limit }: { before: number | null; limit: number },
  ): Promise<Warning[]> {
    const { rows } = await database.query<Warning>(
      `SELECT ${COLUMNS} FROM warning WHERE ${inReach(1)} AND ($3::int8 IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [...scopeParameters(scope), before, limit],
    );
    return rows;
  },

  /** The areas of warnings as they came, to the centimetre; those beyond the scope are absent. */
  async wholeAreas(ids: readonly number[], scope: Scope): Promise<WholeArea[]> {
    const { rows } = await database.query<WholeArea>(
      `SELECT id, ST_AsGeoJSON(ST_ForcePolygonCCW(area), 7)::jsonb AS area FROM warning
       WHERE id = ANY ($3::int8[]) AND ${inReach(1)} ORDER BY id`,
      [...scopeParameters(scope), [...ids]],
    );
    return rows;
  },

  async byId(id: number, scope: Scope): Promise<Warning | null> {
    const { rows } = await database.query<Warning>(
      `SELECT ${COLUMNS} FROM warning WHERE id = $3 AND ${inReach(1)}`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  async byReference(reference: string): Promise<Warning | null> {
    const sql = `SELECT ${COLUMNS} FROM warning WHERE reference = $1`;
    return (await database.query<Warning>(sql, [reference])).rows[0] ?? null;
  },

  /** Nobody else takes messages before the end of the transaction. */
  async lock(): Promise<void> {
    await database.query('LOCK TABLE warning_message IN SHARE ROW EXCLUSIVE MODE');
  },

  /** Whether the message is new here; it is kept word for word. */
  async keepMessage(
    { sender, identifier, sent, status, messageType }: CapMessage,
    kept: { refersTo: readonly string[]; body: string; at: string; by: string },
  ): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO warning_message
         (sender, identifier, sent, type, refers_to, body, received_at, received_by, status)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [
        sender,
        identifier,
        new Date(sent),
        messageType,
        [...kept.refersTo],
        kept.body,
        kept.at,
        kept.by,
        status,
      ],
    );
    return rowCount === 1;
  },

  /** The type of a message of the same sender that was about this one, might end it and came before it. */
  async overtakenBy(
    { sender, status }: Pick<CapMessage, 'sender' | 'status'>,
    reference: string,
  ): Promise<CapMessage['messageType'] | null> {
    const { rows } = await database.query<{ type: CapMessage['messageType'] }>(
      `SELECT type FROM warning_message WHERE sender = $1 AND refers_to @> ARRAY[$2]
         AND status IN ($3, 'Actual') ORDER BY sent DESC LIMIT 1`,
      [sender, reference, status],
    );
    return rows[0]?.type ?? null;
  },

  async insert(
    reference: string,
    { refersTo, ...warning }: NewWarning,
    { area, towns, grids }: Touched,
  ): Promise<Warning> {
    const counties = [...new Set(towns.map(({ county }) => county))];
    const { rows } = await database.query<Warning>(INSERT, [
      reference,
      warning.sender,
      warning.identifier,
      warning.sent,
      warning.receivedAt,
      warning.status,
      warning.type,
      warning.issuer,
      warning.event,
      warning.headline,
      warning.description,
      warning.instruction,
      warning.level,
      warning.levelOrigin,
      warning.onset,
      warning.expires,
      warning.expiresSaid,
      warning.areaDescription,
      warning.areaOrigin,
      refersTo,
      warning.source,
      warning.synthetic,
      area,
      counties,
      towns.map(({ code }) => code),
      grids,
    ]);
    return rows[0]!;
  },

  /** Ends those in force that a later message of the same sender is about; one that is not in earnest, its own kind alone. */
  async end(
    which: Pick<CapMessage, 'sender' | 'status'> & { references: readonly string[] },
    ending: { at: string; by: Ending },
  ): Promise<EndedWarning[]> {
    const { rows } = await database.query<EndedWarning>(
      `UPDATE warning SET ended_at = $3, ended_by = $4
       WHERE sender = $1 AND reference = ANY ($2::text[]) AND ended_at IS NULL
         AND $5 IN (status, 'Actual') RETURNING id, issuer, event, level, status, towns`,
      [which.sender, [...which.references], ending.at, ending.by, which.status],
    );
    return rows;
  },

  /** Ends those whose time is over at `at`. */
  async endExpired(at: string): Promise<EndedWarning[]> {
    const { rows } = await database.query<EndedWarning>(
      `UPDATE warning SET ended_at = expires, ended_by = 'expired'
       WHERE ended_at IS NULL AND expires <= $1 RETURNING id, issuer, event, level, status, towns`,
      [at],
    );
    return rows;
  },

  /** Whether anything in force is over at `at`: asked often, so apart from the transaction that ends it. */
  async hasExpired(at: string): Promise<boolean> {
    const { rows } = await database.query<{ found: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM warning WHERE ended_at IS NULL AND expires <= $1) AS found',
      [at],
    );
    return rows[0]!.found;
  },

  /** Notices that wait for a review or for going out, as the card of a desk tells them; drills apart, the oldest first. */
  async releasesInHand(scope: Scope): Promise<ReleaseInHand[]> {
    const { rows } = await database.query<ReleaseInHand>(
      `SELECT body ->> 'headline' AS headline, state, drafted_at AS "draftedAt"
       FROM release_version
       WHERE state IN ('draft', 'reviewed') AND (body ->> 'drill')::boolean IS NOT TRUE
         AND ${inReach(1)}
       ORDER BY drafted_at, release`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** Towns by code with their counties, for telling where something ended. */
  async townsOf(codes: readonly string[]): Promise<Touched['towns']> {
    const { rows } = await database.query<Touched['towns'][number]>(
      `SELECT code, county FROM area WHERE level = 'town' AND code = ANY ($1::text[]) ORDER BY code`,
      [[...codes]],
    );
    return rows;
  },
});
