import type { ServiceChange, UnitService } from '../../shared/model/unit-service.ts';
import type { Queryable } from '../database/database.ts';
import { dispatchRepository } from '../dispatches/repository.ts';
import type { Caller } from '../identity/caller.ts';
import { serviceKinds } from '../journal/unit-entries.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { type RecordOfUnit, recordOfUnit } from './record-of-unit.ts';
import { unitRepository } from './repository.ts';

type Said = Omit<ServiceChange, 'basedOn'>;

/** @throws Problem 409 for a unit on a task: how it leaves that is a step of the task */
async function mustBeAtRest(unit: string, { inService }: Said, on: Queryable): Promise<void> {
  const [task] = inService ? [] : await dispatchRepository(on).tasksOf([unit]);
  if (task) throw problem(409, 'unit-on-task', `unit: ${unit} is on ${task.incident}`);
}

const SERVICE: RecordOfUnit<Said, UnitService> = {
  repository: (on) => ({
    ofUnit: unitRepository(on).serviceOf,
    record: unitRepository(on).recordService,
  }),
  saidIn: ({ inService, reason }) => ({ inService, reason }),
  kindsOf: serviceKinds,
  overtaken: 'service-changed-meanwhile',
  check: mustBeAtRest,
};

/**
 * Takes a unit out of service, or returns it. A retry is answered the same.
 * @throws Problem 404 outside the caller's area, 409 on a task or when somebody was quicker, 422 without a reason
 */
export async function changeService(
  services: Services,
  caller: Caller,
  id: string,
  { basedOn, inService, reason }: ServiceChange,
): Promise<UnitService> {
  const said = { inService, reason: reason.trim() };
  if (!inService && said.reason === '') {
    throw problem(422, 'service-reason-missing', 'reason: expected why it is out, got nothing');
  }
  return recordOfUnit(services, caller, id, { basedOn, said }, SERVICE);
}
