import type {
  ThresholdChange,
  ThresholdName,
  ThresholdVersion,
} from '../../shared/model/threshold.ts';
import { api } from '../live/api.ts';

/** Records a further version, in force at once; 409 when somebody was quicker. */
export const changeThreshold = (name: ThresholdName, change: ThresholdChange) =>
  api.send<ThresholdVersion>('PUT', `/api/thresholds/${name}`, change);
