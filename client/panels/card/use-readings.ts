import type { HistoryPoint } from '../../../shared/wire/history.ts';
import { useHistory } from '../../situation/use-history.ts';
import type { Question } from '../../ui/use-question.ts';

/** What a stream said in the last hours up to now. */
export const useReadings = (stream: string, hours: number): Question<HistoryPoint[]> =>
  useHistory(`/api/streams/${encodeURIComponent(stream)}/readings`, hours);
