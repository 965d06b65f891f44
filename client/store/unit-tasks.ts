import type { Dispatch } from '../../shared/model/dispatch.ts';
import { statusOfUnit } from '../../shared/risk/dispatch-life.ts';
import type { IndexedRegisters } from './registers.ts';

/**
 * The registers with units as their tasks have them: the register keeps how a unit stands when nobody sends it.
 * The same object where nothing differs.
 * @param dispatches of units whose task is new, went on or has just ended
 */
export function withTasks(
  registers: IndexedRegisters,
  dispatches: Iterable<Dispatch>,
): IndexedRegisters {
  const statuses = new Map(
    [...dispatches].map(({ resource, state }) => [resource, statusOfUnit(state)]),
  );
  const isOther = registers.resources.some(
    ({ id, status }) => (statuses.get(id) ?? status) !== status,
  );
  if (!isOther) return registers;
  const resources = registers.resources.map((unit) => {
    const status = statuses.get(unit.id) ?? unit.status;
    return status === unit.status ? unit : { ...unit, status };
  });
  return { ...registers, resources, resourceById: new Map(resources.map((one) => [one.id, one])) };
}
