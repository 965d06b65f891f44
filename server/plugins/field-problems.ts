import type { FastifyRequest, FastifySchemaValidationError } from 'fastify';
import type { FieldProblem } from '../../shared/wire/problem.ts';

type Part = 'body' | 'querystring' | 'params' | 'headers';

/** Values of such fields are never repeated, not even to the one who sent them. */
const SECRET_FIELD = /password|token|code|key|secret|cookie|authorization/i;
const LONGEST_ECHO = 40;

const PART_NAMES: Readonly<Record<Part, string>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'headers',
};

const isPart = (name: string | undefined): name is Part => name !== undefined && name in PART_NAMES;

const partOf = (request: FastifyRequest, part: Part): unknown =>
  ({
    body: request.body,
    querystring: request.query,
    params: request.params,
    headers: request.headers,
  })[part];

/** What stands at a JSON pointer; undefined where the way ends. */
const at = (root: unknown, pointer: string): unknown => {
  let found = root;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return found;
};

const describe = (value: unknown, field: string): string => {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  if (SECRET_FIELD.test(field)) return `a ${typeof value}`;
  const text = JSON.stringify(value);
  return text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO)}…` : text;
};

const oneOf = (values: unknown): string => `one of ${(values as unknown[]).join(', ')}`;

const expectation = ({ keyword, params, message }: FastifySchemaValidationError): string => {
  if (keyword === 'enum') return oneOf(params.allowedValues);
  if (keyword === 'const') return JSON.stringify(params.allowedValue);
  if (keyword === 'required') return 'a value';
  if (keyword === 'format') return `${params.format === 'day' ? 'a day' : 'a moment'} that exists`;
  if (keyword === 'additionalProperties') return 'no such field';
  return (message ?? 'another value').replace(
    /^must (be |NOT have |match )?/,
    (verb) =>
      ({ 'must be ': '', 'must match ': 'to match ', 'must NOT have ': 'not to have ' })[verb] ??
      '',
  );
};

const one = (
  error: FastifySchemaValidationError,
  part: Part,
  request: FastifyRequest,
): FieldProblem => {
  const { missingProperty, additionalProperty } = error.params as Record<string, string>;
  const name = missingProperty ?? additionalProperty;
  const pointer = name === undefined ? error.instancePath : `${error.instancePath}/${name}`;
  const field = `${PART_NAMES[part]}${pointer}`;
  return {
    field,
    expected: expectation(error),
    got: describe(at(partOf(request, part), pointer), field),
  };
};

/** What did not fit the schema, as sentences a sender can act on. Never empty. */
export const fieldProblems = (
  errors: readonly FastifySchemaValidationError[],
  context: string | undefined,
  request: FastifyRequest,
): FieldProblem[] => {
  const part = isPart(context) ? context : 'body';
  return errors.map((error) => one(error, part, request));
};
