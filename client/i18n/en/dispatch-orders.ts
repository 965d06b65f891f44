import type { zhDispatchOrders } from '../zh-CN/dispatch-orders.ts';

export const enDispatchOrders: Record<keyof typeof zhDispatchOrders, string> = {
  'dispatch.also': 'One more…',
  'dispatch.task': 'Task (may be left empty)',
  'dispatch.tasks.flood': 'Pump out|Help to move residents, door by door|Close flooded roads',
  'dispatch.tasks.fire': 'Contain the fire|Search and rescue|Cordon and traffic',
  'dispatch.tasks.gas-leak': 'Cordon off and isolate|Shut the valve|Detect|Help to evacuate',
  'dispatch.tasks.chemical-leak': 'Cordon off and isolate|Detect and dilute|Plug|Help to evacuate',
  'dispatch.tasks.crowd': 'Hold entry, exits only|Stand by at the staging place|Divert outside',
  'dispatch.tasks.traffic': 'Direct traffic|First aid|Clear the road',
  'dispatch.tasks.building': 'Cordon|Search and rescue|Help to leave',
  'dispatch.tasks.weather': 'Look for damage|Secure and clear|Stand by',
  'dispatch.tasks.medical': 'First aid|Transport',
  'dispatch.tasks.other': 'Verify|Cordon|Stand by',
  'supplies.heads.evacuated': '{count} people being moved by evacuation orders',
};
