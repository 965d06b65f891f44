import type { RunCard, RunCardChange } from '../../shared/model/run-card.ts';
import { api } from '../live/api.ts';

export const RUN_CARDS_PATH = '/api/run-cards';

/** Where all versions of one card are, newest first. */
export const runCardPath = ({ kind, grade }: Pick<RunCard, 'kind' | 'grade'>) =>
  `${RUN_CARDS_PATH}/${kind}/${grade}`;

/** Records a further version; 409 when somebody was quicker. */
export const changeRunCard = (of: Pick<RunCard, 'kind' | 'grade'>, change: RunCardChange) =>
  api.send<RunCard>('PUT', runCardPath(of), change);
