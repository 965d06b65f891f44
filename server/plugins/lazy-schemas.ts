import buildAjv, { type BuildCompilerFromPool } from '@fastify/ajv-compiler';
import buildStringify, { type SerializerFactory } from '@fastify/fast-json-stringify-compiler';
import type { FastifyServerOptions } from 'fastify';
import { isRealDay, isRealInstant } from '../../shared/model/moment.ts';

/** Nothing is made to fit, and a moment or a day has to exist. */
export const STRICT_CHECKS = {
  ...{ coerceTypes: false, removeAdditional: false, allErrors: false },
  formats: { instant: isRealInstant, day: isRealDay },
} as const;

/** What we answer is ours: formats are known, and not looked at again. */
export const ANSWERS = { ajv: { formats: { instant: true, day: true } } } as const;

type CompileCheck = ReturnType<BuildCompilerFromPool>;
type Check = ReturnType<CompileCheck>;
type Writer = ReturnType<ReturnType<SerializerFactory>>;

/**
 * What was compiled of a schema serves every route that names the same one, in every app of this process: the options are
 * the two above wherever an app is made.
 */
const checks = new WeakMap<object, Check>();
const writers = new WeakMap<object, Writer>();

function once<Compiled>(
  known: WeakMap<object, Compiled>,
  schema: unknown,
  compile: () => Compiled,
): Compiled {
  if (typeof schema !== 'object' || schema === null) return compile();
  const compiled = known.get(schema) ?? compile();
  known.set(schema, compiled);
  return compiled;
}

/** A check tells Fastify what was wrong by a property of its own, so the lazy one passes it on. */
const lazyValidators = (): BuildCompilerFromPool => {
  const build = buildAjv();
  return (externals, options) => {
    const compile = build(externals, options);
    return (part, meta) => {
      // What is declared as a schema is a part of a route that has one.
      const { schema } = part as { schema?: unknown };
      const lazy = (value: unknown) => {
        const check = once(checks, schema, () => compile(part, meta));
        const verdict = check(value);
        lazy.errors = check.errors ?? null;
        return verdict;
      };
      lazy.errors = null as Check['errors'];
      return lazy as Check;
    };
  };
};

const lazySerializers = (): SerializerFactory => {
  const build = buildStringify();
  return (externals, options) => {
    const compile = build(externals, options);
    return (route) => (value) => once(writers, route.schema, () => compile(route))(value);
  };
};

/**
 * Fastify's own compilers of schemas, each asked when a route is first used and not for all three hundred at the
 * start, which takes half a second. That every schema compiles is for tests/integration/server/schemas.test.ts to say.
 */
export const lazySchemas = (): FastifyServerOptions['schemaController'] => ({
  compilersFactory: { buildValidator: lazyValidators(), buildSerializer: lazySerializers() },
});
