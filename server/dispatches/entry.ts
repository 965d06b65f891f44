import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { NewEntry } from '../journal/journal.ts';

/** The journal's line of a step of a unit's task; screens take the task from it. */
export const dispatchEntry = (dispatch: Dispatch, actor: string): NewEntry => ({
  kind: 'dispatch.changed',
  actor,
  county: dispatch.county,
  town: dispatch.town,
  subject: `dispatch:${dispatch.id}`,
  data: { dispatch },
});
