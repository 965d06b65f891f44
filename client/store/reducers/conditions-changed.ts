import type { ConditionsChanged } from '../../../shared/model/journal.ts';
import { CONDITION_CODE, CONDITIONS, type Condition } from '../../../shared/model/level.ts';
import type { ConditionChange } from '../telemetry.ts';
import { changed, type Reducer } from './change.ts';

const isCondition = (word: string): word is Condition =>
  (CONDITIONS as readonly string[]).includes(word);

/** Grids and streams of one town that are now in another condition than before. */
export const conditionsChanged: Reducer = (state, { data }) => {
  const { streams = [], grids = [] } = data as Partial<ConditionsChanged>;
  const conditions = streams.flatMap(([number, , after]): ConditionChange[] =>
    isCondition(after) ? [[number, after]] : [],
  );
  if (grids.length === 0 || !state.coverage) return changed(state, { conditions });
  const gridConditions = state.gridConditions.slice();
  for (const [code, , after] of grids) {
    const index = state.coverage.indexOf.get(code);
    if (index !== undefined && isCondition(after)) gridConditions[index] = CONDITION_CODE[after];
  }
  return changed(
    { ...state, gridConditions, gridRevision: state.gridRevision + 1 },
    { conditions },
  );
};
