import type { RunCard, RunCardChange } from '../../shared/model/run-card.ts';
import { api } from '../live/api.ts';

export const RUN_CARDS_PATH = '/api/run-cards';

/** Records a further version; 409 when somebody was quicker. */
export const changeRunCard = (
  { kind, grade }: Pick<RunCard, 'kind' | 'grade'>,
  change: RunCardChange,
) => api.send<RunCard>('PUT', `${RUN_CARDS_PATH}/${kind}/${grade}`, change);
