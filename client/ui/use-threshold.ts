import type {
  ThresholdName,
  ThresholdStep,
  ThresholdVersion,
} from '../../shared/model/threshold.ts';
import { useQuestion } from './use-question.ts';

export const THRESHOLDS_PATH = '/api/thresholds';

/** The numbers of one name that are in force, each with its source; null until they are known. */
export function useThreshold(name: ThresholdName): readonly ThresholdStep[] | null {
  const { value } = useQuestion<{ thresholds: ThresholdVersion[] }>(THRESHOLDS_PATH);
  return value?.thresholds.find((version) => version.name === name)?.steps ?? null;
}
