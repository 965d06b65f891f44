import type { zhThresholds } from '../zh-CN/thresholds.ts';

/** The same words in English. */
export const enThresholds: Record<keyof typeof zhThresholds, string> = {
  'admin.thresholds': 'Cycles and limits',
  'thresholds.lead':
    'Inspection cycles and escalation times: a change is in force at once, every number that changes needs a source of its own, and earlier versions are kept.',
  'thresholds.inspection-cycle': 'Inspection cycles',
  'thresholds.escalation': 'Escalation of alarms',
  'thresholds.for': 'For',
  'thresholds.unit.inspection-cycle': 'Days',
  'thresholds.unit.escalation': 'Seconds',
  'thresholds.source': 'Source',
  'thresholds.source.of': 'Source of {what}',
  'thresholds.confidence': 'Confidence',
  'thresholds.never': 'never',
  'thresholds.save': 'Record as a new version',
  'journal.threshold.changed': '{actor} changed cycles or limits',
  'error.threshold-keys': 'Items are missing or do not belong here. Please open the page again.',
  'error.threshold-endless': 'An inspection cycle needs a number of days.',
  'error.threshold-changed-meanwhile': 'Somebody else has just changed it. Please look again.',
};
