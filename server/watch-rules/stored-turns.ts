import type { WatchPlace } from '../../shared/risk/watch-place.ts';
import type { Queryable } from '../database/database.ts';
import type { Span } from '../plugins/asked-span.ts';
import { type Asked, type Often, storedWords } from './stored-words.ts';

/** So many are read and taken in in one go: some ten milliseconds, in which nobody else is served. */
const STREAMS_A_TURN = 20;

/** Streams (numbers) to be read in one question, and the places whose streams have then all been read. */
type Turn = { streams: number[]; completes: WatchPlace[] };
export type ReadTurn = Turn & { words: Awaited<ReturnType<typeof storedWords>> };

/** Streams a place asks, each once. */
export const streamsAt = ({ conditions, units }: WatchPlace): number[] => [
  ...new Set([...conditions.flat(), ...units].map(({ number }) => number)),
];

/** Places of few streams are read several in one question, one of many in several. */
function turnsOf(places: readonly WatchPlace[]): Turn[] {
  const turns: Turn[] = [];
  let open: Turn = { streams: [], completes: [] };
  const close = () => {
    if (open.completes.length > 0) turns.push(open);
    open = { streams: [], completes: [] };
  };
  for (const place of places) {
    const asked = streamsAt(place);
    if (open.streams.length + asked.length > STREAMS_A_TURN) close();
    while (asked.length > STREAMS_A_TURN) {
      turns.push({ streams: asked.splice(0, STREAMS_A_TURN), completes: [] });
    }
    open.streams.push(...asked);
    open.completes.push(place);
  }
  close();
  return turns;
}

/** What the streams of places said, turn by turn; while one is judged the next is being read. */
export async function* inTurns(
  database: Queryable,
  places: readonly WatchPlace[],
  span: Span,
  how: { often: Often; asked: Asked },
): AsyncGenerator<ReadTurn> {
  const turns = turnsOf(places);
  const read = (turn: Turn | undefined) => {
    const reading = storedWords(database, turn?.streams ?? [], span, how);
    // Told when its turn comes; until then it is nobody's failure.
    reading.catch(() => undefined);
    return reading;
  };
  let next = read(turns[0]);
  for (const [index, turn] of turns.entries()) {
    const words = await next;
    next = read(turns[index + 1]);
    yield { ...turn, words };
  }
}
