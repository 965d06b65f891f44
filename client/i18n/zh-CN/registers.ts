/** The page of registers, in Chinese. */
export const zhRegisters = {
  'registers.title': '业务台账',
  'registers.only': '此页面供指挥调度、网格分析与管理人员使用',
  'registers.alarm-figures': '告警负荷',
} as const;
