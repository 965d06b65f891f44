import type { DrillMove, DrillMoveKind } from '../../shared/model/drill-move.ts';
import { isTextKey, type Text } from '../i18n/use-text.ts';

/** A move of a drill is told in the words of what it plays. */
const WORDS_OF: Readonly<Record<DrillMoveKind, string>> = {
  unit: 'dispatch.state',
  shelter: 'shelter-state',
  supply: 'supply-state',
};

/** How far a move is, as people say it. */
export function moveWord({ kind, state }: Pick<DrillMove, 'kind' | 'state'>, text: Text): string {
  const key = `${WORDS_OF[kind]}.${state}`;
  return isTextKey(key) ? text(key) : state;
}
