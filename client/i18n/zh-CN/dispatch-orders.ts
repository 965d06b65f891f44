/** Chinese words of what those who are sent are to do. `|` parts proposals. */
export const zhDispatchOrders = {
  'dispatch.also': '再增派…',
  'dispatch.task': '任务（可不填）',
  'dispatch.tasks.flood': '排涝|协助转移，逐户通知|封闭积水路段',
  'dispatch.tasks.fire': '控制火势|搜救|警戒与疏导',
  'dispatch.tasks.gas-leak': '划定警戒区，隔离现场|关闭阀门，切断气源|侦检|协助疏散',
  'dispatch.tasks.chemical-leak': '划定警戒区，隔离现场|侦检与稀释|堵漏|协助疏散',
  'dispatch.tasks.crowd': '控制入口，只出不进|到集结点待命|外围分流',
  'dispatch.tasks.traffic': '疏导交通|救护|清障',
  'dispatch.tasks.building': '警戒|搜救|协助撤离',
  'dispatch.tasks.weather': '巡查险情|加固与清障|待命',
  'dispatch.tasks.medical': '救护|转运',
  'dispatch.tasks.other': '核实情况|警戒|待命',
  'supplies.heads.evacuated': '疏散令在转移 {count} 人',
} as const;
