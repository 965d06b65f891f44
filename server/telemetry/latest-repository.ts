import { CONDITION_CODE } from '../../shared/model/level.ts';
import { NO_READINGS, type QualityState } from '../../shared/risk/quality.ts';
import { type AssessmentState, initialState } from '../../shared/risk/state.ts';
import type { Queryable } from '../database/database.ts';
import type { NewestReading } from './newest.ts';
import type { StreamChange, StreamState } from './plan.ts';

/** Another node wrote these streams since their state was read: read them again and redo the work. */
export class StaleStates extends Error {
  override name = 'StaleStates';
}

/** The column `state`: what the rules and the quality checks remember. */
type Kept = { assessment: AssessmentState; quality: QualityState };

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
  state: Kept | null;
  revision: number;
  county: string | null;
  town: string | null;
};

const SELECT = `
  SELECT l.stream, l.at, l.value, l.count_in AS in, l.count_out AS out, l.lon, l.lat, l.speed,
    l.heading, l.quality, l.condition, l.state, l.revision, s.county, s.town
  FROM stream_latest l JOIN stream s ON s.number = l.stream`;

const UPDATE = `
  UPDATE stream_latest l SET at = c.at, value = c.value, count_in = c.count_in,
    count_out = c.count_out, lon = c.lon, lat = c.lat, speed = c.speed, heading = c.heading,
    quality = c.quality, condition = c.condition, state = c.state, revision = c.revision + 1
  FROM unnest($1::int[], $2::int[], $3::timestamptz[], $4::float8[], $5::int[], $6::int[],
    $7::float8[], $8::float8[], $9::float8[], $10::float8[], $11::int2[], $12::int2[], $13::jsonb[])
    AS c (stream, revision, at, value, count_in, count_out, lon, lat, speed, heading, quality,
      condition, state)
  WHERE l.stream = c.stream AND l.revision = c.revision`;

function stateOf(row: Row): StreamState {
  const { stream: number, at, state, revision, ...rest } = row;
  const newest: NewestReading | null = at === null ? null : { ...rest, number, at: Date.parse(at) };
  const kept = state ?? { assessment: initialState(0), quality: NO_READINGS };
  return { revision, newest, ...kept };
}

/** A stream never heard has no reading; its condition is in the state. */
const conditionOf = ({ assessment }: StreamChange) => CONDITION_CODE[assessment.condition];

/** The newest reading and the assessment of every stream: one narrow row each, rewritten often. */
export const latestRepository = {
  /** States of all streams, or of some. Locked against other nodes until commit when asked. */
  async load(
    database: Queryable,
    numbers: readonly number[] | null,
    lock = false,
  ): Promise<Map<number, StreamState>> {
    const some = numbers === null ? '' : 'WHERE l.stream = ANY ($1::int[])';
    const { rows } = await database.query<Row>(
      `${SELECT} ${some} ORDER BY l.stream ${lock ? 'FOR UPDATE OF l' : ''}`,
      numbers === null ? [] : [[...numbers]],
    );
    return new Map(rows.map((row) => [row.stream, stateOf(row)]));
  },

  /**
   * Writes changed states, each only over the revision it was worked out from.
   * @throws StaleStates when another node was faster
   */
  async update(changes: readonly StreamChange[], transaction: Queryable): Promise<void> {
    if (changes.length === 0) return;
    const column = <Value>(pick: (change: StreamChange) => Value) => changes.map(pick);
    const { rowCount } = await transaction.query(UPDATE, [
      column((change) => change.stream.number),
      column((change) => change.revision),
      column(({ newest }) => (newest === null ? null : new Date(newest.at))),
      column(({ newest }) => newest?.value ?? null),
      column(({ newest }) => newest?.in ?? null),
      column(({ newest }) => newest?.out ?? null),
      column(({ newest }) => newest?.lon ?? null),
      column(({ newest }) => newest?.lat ?? null),
      column(({ newest }) => newest?.speed ?? null),
      column(({ newest }) => newest?.heading ?? null),
      column(({ newest }) => newest?.quality ?? 0),
      column(conditionOf),
      column(({ assessment, quality }) => JSON.stringify({ assessment, quality } satisfies Kept)),
    ]);
    if (rowCount !== changes.length) {
      throw new StaleStates(`expected to write ${changes.length} states, wrote ${rowCount}`);
    }
  },
};
