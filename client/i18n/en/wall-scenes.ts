import type { zhWallScenes } from '../zh-CN/wall-scenes.ts';

/** The same words in English. */
export const enWallScenes: Record<keyof typeof zhWallScenes, string> = {
  'wall.incidents': 'Incidents being handled',
  'wall.incidents.count': '{count} being handled',
  'wall.incidents.more': '{count} not shown',
  'scene.hazards': 'Hazards',
  'wall.ladder.hazards': 'Stations by level: gas, smoke, heat, air',
  'wall.kpi.to-blue': 'Nearest to IV',
  'wall.kpi.to-yellow': 'Nearest to III',
  'wall.kpi.to-orange': 'Nearest to II',
  'wall.kpi.to-red': 'Nearest to I',
  'wall.kpi.fastest-rise': 'Fastest rise',
  'wall.kpi.crowd-soonest': 'Soonest full',
  'wall.kpi.worst-gas': 'Highest gas',
  'wall.kpi.hazards-alarmed': 'With an alarm',
  'wall.kpi.major-alarmed': 'Of major risk',
  'wall.kpi.hazards-unheard': 'Unknown stations',
  'wall.kpi.uncounted': '{count} not known',
  'wall.kpi.doubted': 'Doubtful',
  'wall.kpi.awaited': 'Past threshold, too briefly',
  'wall.kpi.held': 'Level kept',
  'wall.kpi.unlocated': '{count} not located',
  'wall.feeds.never': 'never',
  'wall.kpi.age': 'Age of the newest reading',
};
