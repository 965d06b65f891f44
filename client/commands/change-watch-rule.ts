import type {
  WatchRuleChange,
  WatchRuleCreation,
  WatchRuleVersion,
} from '../../shared/model/watch-rule.ts';
import { joinWatchTrials } from '../../shared/risk/watch-trial.ts';
import type { WatchRuleTest, WatchRuleTestResult } from '../../shared/wire/watch-rule.ts';
import { api } from '../live/api.ts';
import { testInParts } from './test-in-parts.ts';

const pathOf = (id: string) => `/api/watch-rules/${encodeURIComponent(id)}`;

/** A new watch rule, in force at once. */
export const createWatchRule = (creation: WatchRuleCreation) =>
  api.send<WatchRuleVersion>('POST', '/api/watch-rules', creation);

/** Records a further version of a watch rule; 409 when somebody was quicker. */
export const changeWatchRule = (change: WatchRuleChange) =>
  api.send<WatchRuleVersion>('PUT', pathOf(change.rule.id), change);

/** Ends a watch rule: its alarms are cleared. */
export const retireWatchRule = (id: string, basedOn: number) =>
  api.send<WatchRuleVersion>('POST', `${pathOf(id)}/retirement`, { basedOn });

/** What a watch rule would have said of what was measured; see `testInParts`. */
export const testWatchRule = (
  test: WatchRuleTest,
  onPart: (soFar: WatchRuleTestResult) => boolean,
) => testInParts('/api/watch-rules/test', test, joinWatchTrials, onPart);
