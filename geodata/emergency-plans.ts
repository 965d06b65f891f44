import type { DrillInject, NewDrill } from '../shared/model/drill.ts';
import type { EmergencyPlan, PlanBody, PlannedTask } from '../shared/model/emergency-plan.ts';

/**
 * An invented emergency plan of the demonstration city. `reviewedDaysAgo`: when it was last evaluated; null: it is a
 * draft still.
 */
export type InventedPlan = Pick<EmergencyPlan, 'id' | 'class' | 'kind' | 'name' | 'department'> & {
  reviewedDaysAgo: number | null;
  body: PlanBody;
};

/** An invented drill, planned for so many days after the database is filled. */
export type InventedDrill = Omit<NewDrill, 'plannedFor'> & { id: string; inDays: number };

const step = (
  level: number,
  minutes: number,
  role: string,
  department: string | null,
  words: string,
): PlannedTask => ({ level, minutes, role, department, words });

const BASIS = '示例预案，内容虚构，仅供演示；体例参照国办发〔2024〕5号';

const FLOOD: InventedPlan = {
  ...{ id: 'plan-flood', class: 'special', kind: 'flood', department: 'emergency' },
  ...{ name: '示例防汛专项应急预案', reviewedDaysAgo: 210 },
  body: {
    basis: BASIS,
    levels: [
      { level: 4, when: '水位达到蓝色或黄色告警，可能出现局部积水' },
      { level: 3, when: '水位达到橙色告警，或发布暴雨橙色及以上预警信号' },
      { level: 2, when: '水位达到红色告警，堤防或低洼居住区受威胁' },
      { level: 1, when: '多处堤防出险，须大范围转移' },
    ],
    triggers: [
      { on: 'alarm', metric: 'water-level', subject: null, level: 'blue', response: 4 },
      { on: 'alarm', metric: 'water-level', subject: null, level: 'orange', response: 3 },
      { on: 'alarm', metric: 'water-level', subject: null, level: 'red', response: 2 },
      { on: 'alarm', metric: 'rainfall', subject: null, level: 'orange', response: 3 },
      { on: 'warning', event: '暴雨', level: 'orange', response: 3 },
      { on: 'warning', event: '暴雨', level: 'red', response: 2 },
    ],
    tasks: [
      step(4, 10, '指挥中心', 'governance-command', '核实水情与积水点，通知相关镇（街道）值守'),
      step(4, 20, '水利局', 'water', '开启沿线排涝泵站，报告闸站状态'),
      step(4, 30, '市政和园林局', 'municipal-landscape', '易积水下穿通道设置警示与封控'),
      step(3, 20, '公安局', 'public-security', '低洼路段交通疏导，封闭积水路段'),
      step(3, 45, '镇（街道）', null, '逐户通知低洼居住区，做好转移准备'),
      step(3, 60, '应急管理局', 'emergency', '开放就近避难场所，调运排涝泵车与物资'),
      step(2, 60, '镇（街道）', null, '组织受威胁居住区转移，报告转移总数'),
      step(2, 30, '卫生健康委员会', 'health', '避难场所派驻医疗点'),
      step(1, 30, '指挥中心', 'governance-command', '请求上级增援，统一发布信息'),
    ],
    resources: [
      { type: 'pump-truck', count: 4 },
      { type: 'flood-team', count: 3 },
      { type: 'supply-truck', count: 2 },
    ],
    messages: [
      {
        level: 3,
        title: '积水避险提示',
        words: '低洼路段积水，请绕行，勿进入下穿通道和地下空间。',
      },
      { level: 2, title: '转移告知', words: '请按镇（街道）通知前往指定避难场所，关闭水电燃气。' },
    ],
  },
};

const CROWD: InventedPlan = {
  ...{ id: 'plan-crowd', class: 'event', kind: 'crowd', department: 'public-security' },
  ...{ name: '示例大客流与拥挤踩踏应急预案', reviewedDaysAgo: 1_150 },
  body: {
    basis: BASIS,
    levels: [
      { level: 4, when: '场所在园人数达到黄色告警' },
      { level: 3, when: '场所在园人数达到橙色告警' },
      { level: 2, when: '场所在园人数达到红色告警或出现拥挤' },
    ],
    triggers: [
      { on: 'alarm', metric: 'crowd-count', subject: null, level: 'yellow', response: 4 },
      { on: 'alarm', metric: 'crowd-count', subject: null, level: 'orange', response: 3 },
      { on: 'alarm', metric: 'crowd-count', subject: null, level: 'red', response: 2 },
    ],
    tasks: [
      step(4, 10, '场所管理单位', null, '加派出入口引导，核对在园人数'),
      step(3, 10, '场所管理单位', null, '暂停入场，打开全部出口'),
      step(3, 15, '公安局', 'public-security', '外围分流，控制来向客流'),
      step(3, 20, '交通运输局', 'transport', '相邻站点甩站或限流，增加疏散运力'),
      step(2, 10, '公安局', 'public-security', '单向疏导，清出救援通道'),
      step(2, 15, '卫生健康委员会', 'health', '救护车在集结点待命'),
    ],
    resources: [
      { type: 'patrol-team', count: 4 },
      { type: 'ambulance', count: 2 },
    ],
    messages: [{ level: 3, title: '限流告知', words: '场内人数较多，已暂停入场，请改日前来。' }],
  },
};

const LEAK: InventedPlan = {
  ...{ id: 'plan-chemical-leak', class: 'special', kind: 'chemical-leak', department: 'emergency' },
  ...{ name: '示例危险化学品泄漏专项应急预案', reviewedDaysAgo: 1_040 },
  body: {
    basis: BASIS,
    levels: [
      { level: 3, when: '可燃或有毒气体达到橙色告警' },
      { level: 2, when: '可燃或有毒气体达到红色告警' },
    ],
    triggers: [
      { on: 'alarm', metric: 'gas', subject: 'hazard', level: 'orange', response: 3 },
      { on: 'alarm', metric: 'gas', subject: 'hazard', level: 'red', response: 2 },
    ],
    tasks: [
      step(3, 10, '企业', null, '停止作业，切断泄漏源与火源'),
      step(3, 15, '消防救援支队', 'fire-rescue', '划定警戒区，侦检与稀释'),
      step(3, 20, '生态环境局', 'ecology', '下风向与雨水口监测'),
      step(2, 20, '公安局', 'public-security', '封闭道路，控制无关车辆进入'),
      step(2, 30, '镇（街道）', null, '下风向区域疏散，报告疏散总数'),
      step(2, 30, '应急管理局', 'emergency', '召集危化品专业力量与相关专业意见'),
    ],
    resources: [
      { type: 'hazmat-team', count: 2 },
      { type: 'fire-engine', count: 3 },
      { type: 'ambulance', count: 1 },
    ],
    messages: [
      {
        level: 2,
        title: '就地避险',
        words: '请留在室内，关闭门窗，关停空调和通风设备，等待通知，勿使用明火。',
      },
    ],
  },
};

const GAS: InventedPlan = {
  ...{ id: 'plan-gas-leak', class: 'special', kind: 'gas-leak', department: 'municipal-landscape' },
  ...{ name: '示例燃气泄漏专项应急预案', reviewedDaysAgo: 400 },
  body: {
    basis: BASIS,
    levels: [
      { level: 3, when: '可燃气体达到橙色告警' },
      { level: 2, when: '可燃气体达到红色告警' },
    ],
    triggers: [
      { on: 'alarm', metric: 'gas', subject: null, level: 'orange', response: 3 },
      { on: 'alarm', metric: 'gas', subject: null, level: 'red', response: 2 },
    ],
    tasks: [
      step(3, 15, '燃气企业', null, '关闭上游阀门，到场检测'),
      step(3, 10, '消防救援支队', 'fire-rescue', '划定警戒区，禁止火源'),
      step(2, 20, '公安局', 'public-security', '封闭道路，疏导车辆'),
      step(2, 30, '镇（街道）', null, '疏散警戒区内建筑，报告疏散总数'),
    ],
    resources: [
      { type: 'gas-repair', count: 1 },
      { type: 'fire-engine', count: 1 },
    ],
    messages: [{ level: 3, title: '停气告知', words: '抢修期间停气，请关闭灶前阀门，保持通风。' }],
  },
};

const DRAFT: InventedPlan = {
  ...{ id: 'plan-weather', class: 'department', kind: 'weather', department: 'meteorology' },
  ...{ name: '示例大风与强对流部门应急预案', reviewedDaysAgo: null },
  body: {
    basis: BASIS,
    levels: [{ level: 4, when: '发布大风黄色及以上预警信号' }],
    triggers: [{ on: 'warning', event: '大风', level: 'yellow', response: 4 }],
    tasks: [step(4, 30, '住房和城乡建设局', 'housing', '停止塔吊与高处作业')],
    resources: [],
    messages: [],
  },
};

/** Flood, crowd, leaks, and one in work: invented, and marked so wherever they are shown. */
export const INVENTED_PLANS: readonly InventedPlan[] = [FLOOD, CROWD, LEAK, GAS, DRAFT];

const played = (minute: number, words: string, rest: Partial<DrillInject> = {}): DrillInject => ({
  ...{ minute, words, material: 'synthetic', signal: null, incident: null },
  ...rest,
});

const CENTRE: [number, number] = [120.3, 31.57];
const waterAt = (level: 'orange' | 'red') =>
  ({ on: 'alarm', metric: 'water-level', subject: 'station', level }) as const;

const FLOOD_INJECTS = [
  played(0, '模拟：运河水位持续上涨，沿线低洼处积水', {
    signal: waterAt('orange'),
    incident: { class: 'natural-disaster', kind: 'flood', place: CENTRE },
  }),
  played(10, '模拟：下穿通道积水，车辆滞留', { material: 'recorded' }),
  played(20, '模拟：水位达到红色', { signal: waterAt('red') }),
];

/** One to come, so that whoever looks can start it. */
export const INVENTED_DRILLS: readonly InventedDrill[] = [
  {
    ...{ id: 'drill-flood-next', name: '示例防汛综合演练', plan: 'plan-flood', inDays: 3 },
    ...{ form: 'field', breadth: 'comprehensive', aim: 'test', level: 3, area: '320200' },
    injects: FLOOD_INJECTS,
  },
];
