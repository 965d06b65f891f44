/** Chinese words of units that are out of service, and of returning them. */
export const zhUnitService = {
  'service.title': '停用与恢复',
  'service.in': '可用',
  'service.on-task': '正在执行任务；要停用，请在任务中报停用。',
  'service.out': '停用',
  'service.out.unrecorded': '登记册中为停用，原因未登记',
  'service.take-out': '停用',
  'service.take-out.open': '停用该力量',
  'service.return': '恢复可用',
  'service.reason': '停用原因',
  'unit-page.out-of-service': '已停用',
  'unit-page.out-of-service.hint': '恢复可用之前不会派出任务。修复后请联系指挥席。',
  'journal.unit.taken-out': '{actor}停用了 {name}：{reason}',
  'journal.unit.returned': '{actor}恢复了 {name}，可以派出',
  'error.service-reason-missing': '请写明停用原因。',
  'error.service-changed-meanwhile': '他人刚刚改过，请看过再改。',
  'error.unit-on-task': '该力量正在执行任务，请在任务中报停用。',
} as const;
