import type { Dispatch } from '../../../shared/model/dispatch.ts';

/** When it was sent, ISO 8601: the first of its steps. */
const sentAt = ({ steps }: Dispatch): string => steps[0]?.at ?? '';

/**
 * The tasks of an incident in the order the server lists them: as they were sent, then by id. What a unit says meanwhile
 * moves no row.
 */
export const unitsOut = (dispatches: Iterable<Dispatch>, incident: string): Dispatch[] =>
  [...dispatches]
    .filter((one) => one.incident === incident)
    .sort((a, b) => sentAt(a).localeCompare(sentAt(b)) || a.id.localeCompare(b.id));
