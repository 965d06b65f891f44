import type { zhEvacuation } from '../zh-CN/evacuation.ts';

/** The same words in English. */
export const enEvacuation: Record<keyof typeof zhEvacuation, string> = {
  'journal.evacuation.changed': '{actor}: evacuation order “{name}” {act}',
  'act.evacuation-sign': 'signed',
  'act.evacuation-end': 'ended',
  'incident.act.evacuate': 'Evacuation ordered',
  'error.evacuation-grid-unknown': 'A grid is not in the affected area: undo the change to it.',
  'error.evacuation-shelter-unknown': 'A shelter is out of reach: send them elsewhere.',
  'error.evacuation-grid-exceeded': 'More are placed by hand than the grid has to move: lower it.',
  'error.evacuation-shelter-exceeded':
    'More are placed by hand than the shelter has places: lower it or send them elsewhere.',
  'error.evacuation-named-twice': 'A grid or shelter is changed twice: keep one change.',
  'error.evacuation-places-gone':
    'A shelter has just run out of places. The plan is worked out anew: look at it and sign again.',
  'error.evacuation-no-grids': 'No grid of yours lies in the area: change the area.',
  'error.evacuation-too-many-grids': 'More than 500 grids lie in the area: make it smaller.',
  'error.evacuation-no-water':
    'No water line is known to lead that way from here: choose another way or kind of area.',
  'error.evacuation-hazard-without-ground': 'That hazard has no ground: give a margin.',
  'error.evacuation-opens-unused': 'Nobody is sent to one of the shelters: it need not open.',
  'error.evacuation-not-found': 'There is no such order in your area.',
  'error.evacuation-is-over': 'The order has ended already.',
  'error.shelter-cannot-open': 'One of the shelters cannot open now: send them elsewhere.',
};
