import type { Tip } from '../../shared/model/tip.ts';
import type { NewEntry } from './journal.ts';

/** The journal's line of what was done with a tip: never its words, nor what its sender left to be reached by. */
export const tipEntry = (
  { id, county, town, state, danger, incident, version }: Tip,
  act: string,
  actor: string,
): NewEntry => ({
  kind: 'tip.changed',
  ...{ actor, county, town, subject: `tip:${id}` },
  data: { act, state, danger, incident, version },
});
