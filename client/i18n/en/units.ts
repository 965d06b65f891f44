import type { zhUnits } from '../zh-CN/units.ts';

/** English words of a unit's own page, of run cards, routing, reports and the change of shift. */
export const enUnits: Readonly<Record<keyof typeof zhUnits, string>> = {
  'dispatch.source.road': 'Minutes by road',
  'dispatch.source.straight-line': 'Minutes by the straight line',
  'dispatch.source.failed': 'No routing ({reason}): minutes by the straight line',
  'dispatch.no-road': 'straight line',
  'dispatch.beyond': '{count} more are further away and not listed',
  'dispatch.routing.not-an-address': 'wrong address',
  'dispatch.routing.not-https': 'not https',
  'dispatch.routing.with-credentials': 'password in the address',
  'dispatch.routing.not-allowed': 'not allowed',
  'dispatch.routing.name-unknown': 'unknown host name',
  'dispatch.routing.private-address': 'private address',
  'dispatch.routing.unreachable': 'not reached',
  'dispatch.routing.too-slow': 'too slow',
  'dispatch.routing.too-large': 'answer too large',
  'dispatch.routing.redirected': 'redirected',
  'dispatch.routing.refused': 'refused',
  'dispatch.routing.unreadable': 'answer not readable',
  'journal.unit.pairing-started': '{actor} made a pairing code for the device of {name}',
  'journal.unit.paired': 'The device of {name} was paired',
  'journal.unit.unpaired': '{actor} unpaired the device of {name}',
  'error.unit-not-on-task': 'Not on a task: the place was not told.',
  'error.place-outside-city': 'The place is not in this city and was not told.',
  'error.dispatch-not-found': 'There is no such task; it may be another unit’s now.',
};
