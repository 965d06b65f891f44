import Type, { type Static } from 'typebox';

/**
 * The one shape of every error of the API. `error` is a stable kebab-case code that clients translate,
 * `message` is for engineers and logs, `details` names each field: what was expected and what came.
 */
export const ProblemBody = Type.Object({
  error: Type.String(),
  message: Type.String(),
  details: Type.Optional(Type.Unknown()),
});
export type ProblemBody = Static<typeof ProblemBody>;

/** One entry of `details` when a request did not fit its schema. `field` is a JSON pointer. */
export type FieldProblem = { field: string; expected: string; got: string };
