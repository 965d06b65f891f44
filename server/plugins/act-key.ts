import Type, { type Static } from 'typebox';
import { type Problem, problem } from './errors.ts';

/** Headers of an act of a person: a retry carries the key of the first try (FAULTS.md F39). */
export const ActHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ pattern: '^[0-9A-Za-z-]{8,64}$' })),
});

/** The same where an act may come twice by design: without a key it is not taken. */
export const NeededActHeaders = Type.Required(ActHeaders);

/** The key of the act; null where none was sent. */
export const actKeyOf = (headers: Static<typeof ActHeaders>): string | null =>
  headers['idempotency-key'] ?? null;

/** The refusal of an act whose key another act was done by (2026-11-30-keys-of-acts.md). */
export const keyUsed = (): Problem =>
  problem(422, 'act-key-used', 'idempotency-key: it was the key of another act');
