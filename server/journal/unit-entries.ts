import type { JournalKind } from '../../shared/model/journal.ts';
import type { UnitService } from '../../shared/model/unit-service.ts';
import type { NewEntry } from './journal.ts';

type Of = { id: string; callSign: string; county: string; town: string };

/** The journal's lines of what was recorded of a unit, each at the unit's own place. */
export const unitEntries = (
  kinds: readonly JournalKind[],
  { id, callSign, county, town }: Of,
  actor: string,
  said: object,
): NewEntry[] =>
  kinds.map((kind) => {
    const data = { name: callSign, ...said };
    return { kind, actor, county, town, subject: id, data };
  });

/** What is told when a unit goes out of service or comes back: screens read their registers again. */
export const serviceKinds = ({ inService }: Pick<UnitService, 'inService'>): JournalKind[] => [
  inService ? 'unit.returned' : 'unit.taken-out',
  'register.changed',
];
