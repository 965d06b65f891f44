import { useEffect } from 'react';
import type { Dispatch } from '../../shared/model/dispatch.ts';
import { mayTellPlace } from '../../shared/risk/dispatch-life.ts';
import type { ToldPlace } from '../../shared/wire/unit-task.ts';
import { useLive } from '../store/live-store.ts';
import { setTold } from '../store/view-store.ts';
import { useQuestion } from '../ui/use-question.ts';

const ASK_MS = 10_000;

/** Those whose task still lets them tell it: one that ended a second ago is gone from the map at once. */
export const stillTold = (
  places: readonly ToldPlace[],
  dispatches: ReadonlyMap<string, Pick<Dispatch, 'state'>>,
): ToldPlace[] =>
  places.filter(({ dispatch }) => {
    const task = dispatches.get(dispatch);
    return task !== undefined && mayTellPlace(task.state);
  });

/** Gives the map where units on a task say they are, while any is. Shows nothing itself. */
export function FollowTold() {
  const isOfDesk = useLive(({ me }) => me?.role === 'coordinator' || me?.role === 'administrator');
  const dispatches = useLive((live) => live.dispatches);
  const isAnyOut = [...dispatches.values()].some(({ state }) => mayTellPlace(state));
  const path = isOfDesk && isAnyOut ? '/api/unit-places' : null;
  const { value } = useQuestion<{ places: ToldPlace[] }>(path, ASK_MS);
  useEffect(
    () => setTold(path === null ? [] : stillTold(value?.places ?? [], dispatches)),
    [path, value, dispatches],
  );
  useEffect(() => () => setTold([]), []);
  return null;
}
