/** Inspection cycles and escalation times, in Chinese. */
export const zhThresholds = {
  'admin.thresholds': '周期与时限',
  'thresholds.lead':
    '检查周期和告警提级时限：改动立即生效，每个改动的数字都要有自己的依据；以前的版本一直保留。',
  'thresholds.inspection-cycle': '检查周期',
  'thresholds.escalation': '告警提级时限',
  'thresholds.for': '适用',
  'thresholds.unit.inspection-cycle': '天',
  'thresholds.unit.escalation': '秒',
  'thresholds.source': '依据',
  'thresholds.source.of': '{what}的依据',
  'thresholds.confidence': '可信度',
  'thresholds.never': '不提级',
  'thresholds.save': '记为新版本',
  'journal.threshold.changed': '{actor}更改了周期或时限',
  'error.threshold-keys': '缺少或多出了项目，请重新打开页面。',
  'error.threshold-endless': '检查周期必须有天数。',
  'error.threshold-changed-meanwhile': '刚被他人更改，请重新查看。',
} as const;
