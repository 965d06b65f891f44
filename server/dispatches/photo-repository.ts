import type { Scope } from '../../shared/model/account.ts';
import type { Photo } from '../../shared/model/photo.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = `p.id, p.incident, p.dispatch, d.resource, r.call_sign AS "callSign",
  p.happened_at AS "happenedAt", p.entered_at AS "enteredAt", p.width, p.height,
  encode(p.sha256, 'hex') AS sha256, p.deleted_at AS "deletedAt"`;
const FROM = `FROM photo p JOIN dispatch d ON d.id = p.dispatch
  JOIN resource r ON r.id = d.resource JOIN incident i ON i.id = p.incident`;

const ENDED = 'p.deleted_at IS NULL AND i.closed_at < $1 AND p.entered_at < $1';

/** What is kept of a photo when it comes. */
export type NewPhoto = Omit<Photo, 'resource' | 'callSign' | 'deletedAt'> & {
  picture: Uint8Array;
  thumbnail: Uint8Array;
};

/** A photo whose picture was deleted, and where its incident stands. */
export type EndedPhoto = Pick<Photo, 'id' | 'incident' | 'sha256'> & {
  title: string;
  county: string;
  town: string;
};

/** Photos of units at incidents. */
export const photoRepository = (database: Queryable) => ({
  /** Those of an incident of the scope, the newest first. */
  async ofIncident(incident: string, scope: Scope): Promise<Photo[]> {
    const { rows } = await database.query<Photo>(
      `SELECT ${COLUMNS} ${FROM} WHERE p.incident = $1 AND ${scopeCondition(2, 'i')}
       ORDER BY p.happened_at DESC, p.id`,
      [incident, ...scopeParameters(scope)],
    );
    return rows;
  },

  /** The picture of one in the scope; null where there is none any more, undefined where there is no such photo. */
  async bytesOf(
    id: string,
    size: 'picture' | 'thumbnail',
    scope: Scope,
  ): Promise<Uint8Array | null | undefined> {
    const { rows } = await database.query<{ bytes: Uint8Array | null }>(
      `SELECT p.${size} AS bytes ${FROM} WHERE p.id = $1 AND ${scopeCondition(2, 'i')}`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0]?.bytes;
  },

  /** How many a task has. */
  async countOf(dispatch: string): Promise<number> {
    const { rows } = await database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM photo WHERE dispatch = $1',
      [dispatch],
    );
    return rows[0]!.count;
  },

  async insert(photo: NewPhoto): Promise<void> {
    const { id, incident, dispatch, happenedAt, enteredAt, width, height } = photo;
    expectRowCount(
      await database.query(
        `INSERT INTO photo (id, incident, dispatch, happened_at, entered_at, width, height, sha256,
           picture, thumbnail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9, $10)`,
        [
          ...[id, incident, dispatch, happenedAt, enteredAt, width, height],
          ...[photo.sha256, photo.picture, photo.thumbnail],
        ],
      ),
      1,
    );
  },

  /** Whether a picture is kept whose incident was over before. @param before ISO 8601 */
  async hasEnded(before: string): Promise<boolean> {
    const { rows } = await database.query<{ ended: boolean }>(
      `SELECT EXISTS (SELECT FROM photo p JOIN incident i ON i.id = p.incident
         WHERE ${ENDED}) AS ended`,
      [before],
    );
    return rows[0]!.ended;
  },

  /** Deletes pictures whose incident was over before, and that came before too. @param at ISO 8601 */
  async deleteEnded(before: string, at: string): Promise<EndedPhoto[]> {
    const { rows } = await database.query<EndedPhoto>(
      `UPDATE photo p SET picture = NULL, thumbnail = NULL, deleted_at = $2
       FROM incident i WHERE i.id = p.incident AND ${ENDED}
       RETURNING p.id, p.incident, encode(p.sha256, 'hex') AS sha256, i.title, i.county, i.town`,
      [before, at],
    );
    return rows;
  },
});
