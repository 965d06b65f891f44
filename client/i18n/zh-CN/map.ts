/** Words that stand on the map itself. */
export const zhMap = {
  'map.level-grid': '{numeral} {word}',
  'map.level-grid.red': '一级',
  'map.level-grid.orange': '二级',
  'map.level-grid.yellow': '三级',
  'map.level-grid.blue': '四级',
  'map.level-grid.unknown': '未知',
  'map.tip': '举报：{name}',
  'map.told': '{name}（终端）\n{age}前',
  'map.places-left': '余 {count} 人',
  'map.crowd': '{ratio}% · {density} 人/㎡',
  'map.no-count': '无计数',
} as const;
