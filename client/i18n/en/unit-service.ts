import type { zhUnitService } from '../zh-CN/unit-service.ts';

/** English words of units that are out of service, and of returning them. */
export const enUnitService: Record<keyof typeof zhUnitService, string> = {
  'service.title': 'In or out of service',
  'service.in': 'In service',
  'service.on-task': 'On a task: use "Out of service" on that task.',
  'service.out': 'Out of service',
  'service.out.unrecorded': 'Out of service in the register; why is not recorded',
  'service.take-out': 'Take out of service',
  'service.take-out.open': 'Take this unit out of service',
  'service.return': 'Return to service',
  'service.reason': 'Why it is out of service',
  'unit-page.out-of-service': 'Out of service',
  'unit-page.out-of-service.hint':
    'You are sent nowhere until you are returned to service. Call the desk when you are fit again.',
  'journal.unit.taken-out': '{actor} took {name} out of service: {reason}',
  'journal.unit.returned': '{actor} returned {name} to service',
  'error.service-reason-missing': 'Write why it is out of service.',
  'error.service-changed-meanwhile': 'Somebody changed it just now: look again first.',
  'error.unit-on-task': 'This unit is on a task: use "Out of service" on that task.',
};
