/** The page of registers, in Chinese. */
export const zhRegisters = {
  'registers.title': '登记册',
  'registers.group.risk': '风险防控',
  'registers.group.gathering': '聚集活动',
  'registers.group.command': '应急指挥',
  'registers.group.grid': '网格治理',
  'registers.only': '此页面供指挥调度、网格分析与管理人员使用',
  'registers.alarm-figures': '告警负荷',
} as const;
