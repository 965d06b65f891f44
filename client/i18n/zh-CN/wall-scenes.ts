/** The wall's scenes of hazards, and what is foreseen on the others, in Chinese. */
export const zhWallScenes = {
  'wall.incidents': '正在处置的险情',
  'wall.incidents.count': '正在处置 {count} 起',
  'scene.hazards': '危险源',
  'wall.ladder.hazards': '危险源监测等级',
  'wall.kpi.to-blue': '距四级最近',
  'wall.kpi.to-yellow': '距三级最近',
  'wall.kpi.to-orange': '距二级最近',
  'wall.kpi.to-red': '距一级最近',
  'wall.kpi.fastest-rise': '最快涨速',
  'wall.kpi.crowd-soonest': '最早到容量',
  'wall.kpi.worst-gas': '最高燃气浓度',
  'wall.kpi.hazards-alarmed': '告警中危险源',
  'wall.kpi.major-alarmed': '其中重大风险',
  'wall.kpi.hazards-unheard': '未知监测点',
  'wall.kpi.uncounted': '另 {count} 处不明',
  'wall.kpi.age': '最新读数距今',
} as const;
