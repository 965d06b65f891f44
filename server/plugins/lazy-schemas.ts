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

/** A check tells Fastify what was wrong by a property of its own, so the lazy one passes it on. */
const lazyValidators = (): BuildCompilerFromPool => {
  const build = buildAjv();
  return (externals, options) => {
    const compile = build(externals, options);
    return (schema, meta) => {
      let check: ReturnType<typeof compile> | null = null;
      const lazy = (value: unknown) => {
        check ??= compile(schema, meta);
        const verdict = check(value);
        lazy.errors = check.errors ?? null;
        return verdict;
      };
      lazy.errors = null as ReturnType<typeof compile>['errors'];
      return lazy as ReturnType<typeof compile>;
    };
  };
};

const lazySerializers = (): SerializerFactory => {
  const build = buildStringify();
  return (externals, options) => {
    const compile = build(externals, options);
    return (route) => {
      let write: ReturnType<typeof compile> | null = null;
      return (value) => {
        write ??= compile(route);
        return write(value);
      };
    };
  };
};

/**
 * Fastify's own compilers of schemas, each asked when a route is first used and not for all three hundred at the
 * start, which takes half a second. That every schema compiles is for tests/integration/server/schemas.test.ts to say.
 */
export const lazySchemas = (): FastifyServerOptions['schemaController'] => ({
  compilersFactory: { buildValidator: lazyValidators(), buildSerializer: lazySerializers() },
});
