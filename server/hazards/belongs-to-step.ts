import { problem } from '../plugins/errors.ts';

/**
 * What a step needs must come with it and with no other.
 * @throws Problem 400 that names the field
 */
export function checkBelongs(step: string, owner: string, field: string, value: unknown): void {
  const isOwner = step === owner;
  if (isOwner === (value !== undefined)) return;
  const expected = isOwner ? `expected one with the step ${owner}` : `expected none with ${step}`;
  const got = value === undefined ? 'nothing' : 'one';
  throw problem(400, 'invalid-request', `${field}: ${expected}, got ${got}`);
}
