import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { Nullable } from '../../shared/model/common.ts';
import type { Newest, NewestReading } from '../telemetry/newest.ts';

const Count = Nullable(Type.Number());
const Code = Nullable(Type.String());
const Shared = Type.Object({
  node: Type.String(),
  readings: Type.Array(
    Type.Object({
      number: Type.Integer(),
      town: Code,
      county: Code,
      at: Type.Number(),
      value: Count,
      in: Count,
      out: Count,
      lon: Count,
      lat: Count,
      speed: Count,
      heading: Count,
      quality: Type.Integer(),
      condition: Type.Integer(),
    }),
  ),
});
type Shared = Static<typeof Shared>;

const parse = (message: string): Shared | null => {
  try {
    const shared: unknown = JSON.parse(message);
    return Value.Check(Shared, shared) ? shared : null;
  } catch {
    return null;
  }
};

type Parts = {
  newest: Newest;
  /** This node's name among the others. */
  node: string;
  publish(message: string): void;
};

/**
 * The second lane between nodes: what one took in since the last tick, the others apply as if they had.
 * Safe to lose, because the next reading is newer. The journal needs none of this: every node reads it
 * in the database.
 */
export const createOtherNodes = ({ newest, node, publish }: Parts) => {
  /** What came from others, so that it is not sent round again. */
  const arrived = new Map<number, NewestReading>();
  return {
    /** Tells what changed here. */
    share(changed: readonly NewestReading[]): void {
      const own = changed.filter((reading) => arrived.get(reading.number) !== reading);
      if (own.length > 0) publish(JSON.stringify({ node, readings: own } satisfies Shared));
    },
    /** Applies what another node told. False: it could not be read. */
    hear(message: string): boolean {
      const shared = parse(message);
      if (shared === null) return false;
      if (shared.node === node) return true;
      for (const reading of shared.readings) {
        if (newest.apply(reading)) arrived.set(reading.number, reading);
      }
      return true;
    },
  };
};
