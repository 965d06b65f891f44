import { readdirSync, readFileSync } from 'node:fs';
import Type, { type Static } from 'typebox';
import Value from 'typebox/value';
import { CLOSED, Position } from '../../../shared/model/common.ts';
import { Level } from '../../../shared/model/level.ts';
import { Metric } from '../../../shared/model/stream.ts';

/** Which streams a track or fault touches: all given conditions must hold. */
export const Match = Type.Object(
  {
    streams: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    metric: Type.Optional(Metric),
    feed: Type.Optional(Type.String()),
    county: Type.Optional(Type.String()),
    near: Type.Optional(
      Type.Object({ place: Position, kilometres: Type.Number({ exclusiveMinimum: 0 }) }),
    ),
    everyNth: Type.Optional(Type.Integer({ minimum: 1, description: 'thin out by number' })),
  },
  CLOSED,
);
export type Match = Static<typeof Match>;

/** `[minute of the story, number]`, minutes rising; straight lines between, level outside. */
const Curve = Type.Array(Type.Tuple([Type.Number(), Type.Number()]), { minItems: 1 });

/** Bends the normal day: `set` replaces it, `add` and `multiply` work on it. */
export const Track = Type.Object(
  { match: Match, mode: Type.Enum(['set', 'add', 'multiply']), curve: Curve },
  CLOSED,
);
export type Track = Static<typeof Track>;

/** What a broken instrument, clock or line does to readings between two minutes. */
export const FAULT_KINDS = ['silent', 'stuck', 'spike', 'late', 'shuffled', 'wrong-clock'] as const;
export const Fault = Type.Object(
  {
    match: Match,
    kind: Type.Enum([...FAULT_KINDS]),
    fromMinute: Type.Number(),
    toMinute: Type.Number(),
    size: Type.Optional(
      Type.Number({ description: 'spike: added; late, shuffled, wrong-clock: seconds' }),
    ),
  },
  CLOSED,
);
export type Fault = Static<typeof Fault>;

/** What must be seen when the story is played: the test of every scenario reads these. */
export const Expectation = Type.Object(
  {
    stream: Type.Optional(Type.String()),
    feed: Type.Optional(Type.String()),
    event: Type.Enum(['raised', 'cleared']),
    level: Type.Optional(Level),
    minute: Type.Number(),
    within: Type.Number({ description: 'minutes either way' }),
  },
  CLOSED,
);
export type Expectation = Static<typeof Expectation>;

export const Scenario = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z-]+$' }),
    name: Type.String(),
    nameEnglish: Type.String(),
    story: Type.String(),
    storyEnglish: Type.String(),
    startsAtHour: Type.Number({ minimum: 0, maximum: 24 }),
    durationMinutes: Type.Integer({ minimum: 1, maximum: 10_080 }),
    tracks: Type.Array(Track),
    faults: Type.Array(Fault),
    expect: Type.Array(Expectation),
  },
  CLOSED,
);
export type Scenario = Static<typeof Scenario>;

const FOLDER = new URL('../../scenarios/', import.meta.url);

/** @throws Error naming the file and the first place where it breaks the schema */
export function readScenario(id: string): Scenario {
  const content: unknown = JSON.parse(readFileSync(new URL(`${id}.json`, FOLDER), 'utf8'));
  if (!Value.Check(Scenario, content)) {
    const [first] = Value.Errors(Scenario, content);
    throw new Error(`scenario ${id}: ${first?.instancePath ?? '/'} ${first?.message ?? 'invalid'}`);
  }
  return content;
}

export function scenarioIds(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}
