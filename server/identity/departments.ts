import type { Queryable } from '../database/database.ts';
import { problem } from '../plugins/errors.ts';
import { departmentRepository } from './department-repository.ts';

/** @throws Problem 422 naming those that are no department of the register */
export async function mustBeDepartments(ids: readonly string[], on: Queryable): Promise<void> {
  const unknown = await departmentRepository(on).unknown(ids);
  if (unknown.length === 0) return;
  const got = `expected departments of the register, got ${unknown.join(', ')}`;
  throw problem(422, 'unknown-department', `department: ${got}`);
}
