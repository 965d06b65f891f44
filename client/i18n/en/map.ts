/** Words that stand on the map itself, in English. */
export const enMap = {
  'map.level-grid': '{numeral} {word}',
  'map.level-grid.red': 'red',
  'map.level-grid.orange': 'orange',
  'map.level-grid.yellow': 'yellow',
  'map.level-grid.blue': 'blue',
  'map.level-grid.unknown': 'unknown',
  'map.tip': 'Tip: {name}',
  'map.told': '{name} (own page)\n{age} ago',
  'map.places-left': '{count} places left',
  'map.crowd': '{ratio}% · {density} p/m²',
  'map.no-count': 'no count',
} as const;
