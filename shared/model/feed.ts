import Type, { type Static } from 'typebox';
import { CLOSED, Datum, Identifier, Instant, Name, Nullable, Synthetic } from './common.ts';
import { DataState } from './level.ts';

/** A contract with a sender: who sends, in which datum, how often. */
export const Feed = Type.Object(
  {
    id: Identifier,
    name: Name,
    department: Identifier,
    contactPoint: Type.String({ maxLength: 120, description: 'A duty desk, never a person' }),
    datum: Datum,
    periodSeconds: Type.Integer({ minimum: 1, maximum: 86_400 }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Feed = Static<typeof Feed>;

/** What `GET /api/feeds` adds: how the sender keeps its contract. */
export const FeedStatus = Type.Object(
  {
    ...Feed.properties,
    lastSeen: Nullable(Instant),
    state: DataState,
    streams: Type.Integer(),
    lateStreams: Type.Integer(),
    accepted: Type.Integer(),
    duplicates: Type.Integer(),
    refused: Type.Record(Type.String(), Type.Integer()),
  },
  CLOSED,
);
export type FeedStatus = Static<typeof FeedStatus>;
