import type { DrillLine } from '../../shared/model/drill.ts';
import type { NewEntry } from '../journal/journal.ts';
import type { PlacedDrill } from './repository.ts';

/** The journal's line of a step in a drill; its name is marked, so that nobody reads it as real. */
export const drillEntry = (
  { id, name, county, town, state }: PlacedDrill,
  act: DrillLine['act'],
  actor: string,
  text: string | null = null,
): NewEntry => ({
  kind: 'drill.changed',
  actor,
  county,
  town,
  subject: `drill:${id}`,
  data: { act: `drill-${act}`, drill: id, name, state, text },
});
