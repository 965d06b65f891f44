import type { Dispatch } from '../../shared/model/dispatch.ts';
import { statusOfUnit } from '../../shared/risk/dispatch-life.ts';
import type { IndexedRegisters } from './registers.ts';

/**
 * The registers with units as their tasks have them; a unit without one stands as its register says. The same object
 * where nothing differs.
 * @param dispatches every open task, by the unit
 */
export function withTasks(
  registers: IndexedRegisters,
  dispatches: ReadonlyMap<string, Dispatch>,
): IndexedRegisters {
  const resources = registers.resources.map((unit) => {
    const task = dispatches.get(unit.id);
    const status = task ? statusOfUnit(task.state) : registers.statusAtRest.get(unit.id)!;
    return status === unit.status ? unit : { ...unit, status };
  });
  if (resources.every((unit, index) => unit === registers.resources[index])) return registers;
  return { ...registers, resources, resourceById: new Map(resources.map((one) => [one.id, one])) };
}
