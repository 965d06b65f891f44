import type { Gathering } from '../../shared/model/gathering.ts';
import type { EventDraft, EventState, SafetyPlan } from '../../shared/model/large-event.ts';

/** An event of the demonstration: days and hours count from the day the city is filled. */
export type DemoEvent = Omit<EventDraft, 'beginsAt' | 'endsAt'> & {
  id: string;
  state: EventState;
  /** Days from that day, and the hour of the city's clock it begins. */
  day: number;
  hour: number;
  hours: number;
  /** Days from that day; null: not yet. */
  appliedDay: number | null;
  acceptedDay: number | null;
  decidedDay: number | null;
};

const TEXTS: SafetyPlan = {
  schedule: '活动分为入场、进行、散场三个时段，均已明确地点与内容。',
  staff: '安保人员按区域定岗定责，带班人员在岗。',
  'fire-safety': '消防通道保持畅通，灭火器材按点位配置。',
  capacity: '现场容量与预计人数已核定，到量停止放入。',
  'buffer-zone': '入口外设缓冲区，分批放行。',
  'tickets-and-checks': '实名购票，入口安检。',
  parking: '就近停车场分流，公交加开班次。',
  'order-and-guidance': '单向通行，设引导标识与广播。',
  emergency: '设现场指挥点与医疗点，疏散路线已演练。',
};
const UNFINISHED: SafetyPlan = { ...TEXTS, parking: null, emergency: null };

type Line = readonly [
  name: string,
  form: EventDraft['form'],
  mode: EventDraft['mode'],
  venue: string,
  expectedShare: number,
  state: EventState,
  timing: readonly [day: number, hour: number, hours: number],
  days: readonly [applied: number | null, accepted: number | null, decided: number | null],
];

/** Fictional names; the venues are the city's public places. */
const LINES: readonly Line[] = [
  [
    '示例樱花游园会',
    'festival',
    'permitted',
    '鼋头渚',
    0.9,
    'approved',
    [3, 9, 9],
    [-30, -28, -24],
  ],
  ['示例江南市集', 'fair', 'permitted', '南禅寺', 0.8, 'accepted', [16, 10, 10], [-6, -5, null]],
  [
    '示例夏夜音乐会',
    'show',
    'permitted',
    '惠山古镇',
    0.9,
    'applied',
    [24, 19, 3],
    [-1, null, null],
  ],
  [
    '示例运河灯会',
    'festival',
    'government_run',
    '清名桥',
    0.8,
    'approved',
    [9, 18, 4],
    [null, null, -3],
  ],
  [
    '示例人才招聘会',
    'job-lottery',
    'permitted',
    '',
    0.3,
    'drafted',
    [14, 9, 8],
    [null, null, null],
  ],
  ['示例城市足球赛', 'sport', 'permitted', '', 0.9, 'refused', [20, 15, 3], [-12, -11, -6]],
  ['示例龙舟邀请赛', 'sport', 'government_run', '', 0.7, 'drafted', [30, 8, 6], [null, null, null]],
  ['示例家居展销会', 'fair', 'permitted', '', 0.6, 'approved', [5, 9, 8], [-25, -24, -19]],
  ['示例跨年焰火会', 'festival', 'permitted', '', 1, 'cancelled', [33, 22, 3], [-15, -14, null]],
  [
    '示例社区游园',
    'festival',
    'routine_exempt',
    '',
    0.02,
    'approved',
    [2, 14, 3],
    [null, null, -1],
  ],
  ['示例水蜜桃市集', 'fair', 'permitted', '', 0.5, 'accepted', [21, 9, 9], [-11, -9, null]],
  ['示例古琴音乐节', 'show', 'permitted', '', 0.7, 'drafted', [26, 19, 3], [null, null, null]],
];

const zonesFor = (venue: string, index: number, gatherings: readonly Gathering[]) => {
  const named = gatherings.filter((zone) => venue !== '' && zone.venue.includes(venue));
  const own = named.length > 0 ? named : [gatherings[(7 * index + 5) % gatherings.length]!];
  return own
    .slice(0, 3)
    .map(({ id, approvedCapacity }) => ({ gathering: id, capacity: approvedCapacity }));
};

/** A dozen files in every state, some late, one without a whole plan. */
export function buildEvents(gatherings: readonly Gathering[]): DemoEvent[] {
  return LINES.map(([name, form, mode, venue, share, state, timing, days], index) => {
    const zones = zonesFor(venue, index, gatherings);
    const capacity = zones.reduce((sum, zone) => sum + zone.capacity, 0);
    const expected = Math.max(200, Math.round((capacity * share) / 100) * 100);
    return {
      id: `event-demo-${index + 1}`,
      ...{ name, form, mode, state, zones, expected },
      expectedPerSession: expected,
      hostUnit: `示例文旅公司${String.fromCharCode(65 + index)}`,
      crossesProvince: false,
      staffCount: Math.round(expected / 50),
      plan: state === 'drafted' && index % 2 === 0 ? UNFINISHED : TEXTS,
      ...{ day: timing[0], hour: timing[1], hours: timing[2] },
      ...{ appliedDay: days[0], acceptedDay: days[1], decidedDay: days[2] },
    };
  });
}
