import type { zhKeys } from '../zh-CN/keys.ts';

/** The list of keys, in English. */
export const enKeys: Record<keyof typeof zhKeys, string> = {
  'keys.title': 'Keys',
  'keys.search': 'Search',
  'keys.palette': 'Command palette',
  'keys.help': 'This list',
  'keys.escape': 'Step back: leave a field, close, deselect',
  'keys.next': 'Next platform alarm',
  'keys.previous': 'Platform alarm before',
  'keys.acknowledge': 'Acknowledge the selected platform alarm',
  'keys.fly': 'Go to what is selected',
  'keys.left': 'Left panels',
  'keys.right': 'Right panels',
  'keys.bottom': 'Journal timeline',
  'keys.language': 'Switch language',
  'keys.theme': 'Switch dark and light',
  'keys.home': 'Whole city',
  'keys.measure': 'Measure',
  'keys.respond-to-alarm': 'Respond to the selected alarm',
  'keys.verify': 'Incident: verify',
  'keys.send': 'Incident: send the chosen units',
  'keys.respond': 'Incident: response level',
  'keys.note': 'Incident: note in the log',
  'keys.sector-add': 'Incident: new sector',
  'keys.command-offer': 'Incident: hand over command',
};
