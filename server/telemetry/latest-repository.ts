import { CONDITION_CODE } from '../../shared/model/level.ts';
import { NO_READINGS } from '../../shared/risk/quality.ts';
import { initialState } from '../../shared/risk/state.ts';
import { CopyEncoder } from '../database/copy-encoder.ts';
import type { Queryable } from '../database/database.ts';
import { packState, unpackState } from './kept-state.ts';
import type { NewestReading } from './newest.ts';
import type { StreamChange, StreamState } from './plan.ts';
import { makeStaging } from './staging.ts';

/** Another node wrote these streams since their state was read: read them again and redo the work. */
export class StaleStates extends Error {
  override name = 'StaleStates';
}

type Row = {
  stream: number;
  at: string | null;
  value: number | null;
  in: number | null;
  out: number | null;
  lon: number | null;
  lat: number | null;
  speed: number | null;
  heading: number | null;
  quality: number;
  condition: number;
  state: unknown;
  revision: number;
  county: string | null;
  town: string | null;
};

const SELECT = `
  SELECT l.stream, l.at, l.value, l.count_in AS in, l.count_out AS out, l.lon, l.lat, l.speed,
    l.heading, l.quality, l.condition, l.state, l.revision, s.county, s.town
  FROM stream_latest l JOIN stream s ON s.number = l.stream`;

const COLUMNS = [
  'stream',
  'revision',
  'at',
  'value',
  'count_in',
  'count_out',
  'lon',
  'lat',
  'speed',
  'heading',
  'quality',
  'condition',
  'state',
] as const;

const STAGING = 'latest_change';

const UPDATE_STAGED = `
  UPDATE stream_latest l SET at = c.at, value = c.value, count_in = c.count_in,
    count_out = c.count_out, lon = c.lon, lat = c.lat, speed = c.speed, heading = c.heading,
    quality = c.quality, condition = c.condition, state = c.state, revision = c.revision + 1
  FROM ${STAGING} c WHERE l.stream = c.stream AND l.revision = c.revision`;

const encoder = new CopyEncoder(COLUMNS.length);

function encode(changes: readonly StreamChange[]): Buffer {
  encoder.reset();
  for (const { stream, revision, assessment, quality, newest } of changes) {
    encoder
      .row()
      .int4(stream.number)
      .int4(revision)
      .timestamptz(newest?.at ?? null)
      .float8(newest?.value ?? null)
      .int4(newest?.in ?? null)
      .int4(newest?.out ?? null)
      .float8(newest?.lon ?? null)
      .float8(newest?.lat ?? null)
      .float8(newest?.speed ?? null)
      .float8(newest?.heading ?? null)
      .int2(newest?.quality ?? 0)
      .int2(CONDITION_CODE[assessment.condition])
      .jsonb(packState({ assessment, quality }));
  }
  return encoder.finish();
}

/** States as they were read. Those that could not be are in it as at the beginning, and named. */
type Loaded = { states: Map<number, StreamState>; unreadable: StreamRevision[] };

/** A stream's row as it was at one write of it. */
type StreamRevision = { stream: number; revision: number };

function loadedFrom(rows: readonly Row[]): Loaded {
  const states = new Map<number, StreamState>();
  const unreadable: StreamRevision[] = [];
  for (const { stream: number, at, state, revision, ...rest } of rows) {
    const newest: NewestReading | null =
      at === null ? null : { ...rest, number, at: Date.parse(at) };
    const remembered = state === null ? null : unpackState(state);
    if (state !== null && remembered === null) unreadable.push({ stream: number, revision });
    const known = remembered ?? { assessment: initialState(0), quality: NO_READINGS };
    states.set(number, { revision, newest, ...known });
  }
  return { states, unreadable };
}

/** The newest reading and the assessment of every stream: one narrow row each, rewritten often. */
export const latestRepository = (database: Queryable) => ({
  /** States of all streams, or of some. Locked against other nodes until commit when asked. */
  async load(numbers: readonly number[] | null, lock = false): Promise<Loaded> {
    const some = numbers === null ? '' : 'WHERE l.stream = ANY ($1::int[])';
    const { rows } = await database.query<Row>(
      `${SELECT} ${some} ORDER BY l.stream ${lock ? 'FOR UPDATE OF l' : ''}`,
      numbers === null ? [] : [[...numbers]],
    );
    return loadedFrom(rows);
  },

  /**
   * Lets streams begin anew, unknown until they speak, unless somebody wrote them meanwhile. The last
   * value and its time stay.
   */
  async reset(rows: readonly StreamRevision[]): Promise<void> {
    await database.query(
      `UPDATE stream_latest l SET state = NULL, condition = $3, revision = l.revision + 1
       FROM unnest($1::int[], $2::int[]) AS r (stream, revision)
       WHERE l.stream = r.stream AND l.revision = r.revision`,
      [
        rows.map(({ stream }) => stream),
        rows.map(({ revision }) => revision),
        CONDITION_CODE.unknown,
      ],
    );
  },

  /** How often each stream's row was written, by stream number. */
  async revisions(): Promise<Map<number, number>> {
    const { rows } = await database.query<{ stream: number; revision: number }>(
      'SELECT stream, revision FROM stream_latest',
    );
    return new Map(rows.map(({ stream, revision }) => [stream, revision]));
  },

  /**
   * Writes changed states, each only over the revision it was worked out from.
   * @throws StaleStates when another node was faster
   */
  async update(changes: readonly StreamChange[]): Promise<void> {
    if (changes.length === 0) return;
    await makeStaging(STAGING, 'stream_latest', database);
    await database.copyIn(STAGING, COLUMNS, encode(changes));
    const { rowCount } = await database.query(UPDATE_STAGED);
    if (rowCount !== changes.length) {
      throw new StaleStates(`expected to write ${changes.length} states, wrote ${rowCount}`);
    }
  },
});
