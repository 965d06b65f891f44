import type { DangerState } from '../../shared/model/danger.ts';
import type { Hazard, HazardClass } from '../../shared/model/hazard.ts';
import { POSTS } from '../../shared/model/hazard-file.ts';
import type { SyntheticDanger } from '../hazard-files.ts';
import { between, pick, type Random, randomFor } from './random.ts';

/** How many are in each state: some 150, most of them being rectified. */
const COUNTS: Readonly<Record<DangerState, number>> = {
  found: 24,
  graded: 20,
  rectifying: 58,
  rectified: 16,
  reviewed: 7,
  closed: 25,
};
const MAJOR_SHARE = 0.16;
const OVERDUE_SHARE = 0.2;

/** What is found at a place of each class, with what is done about it. */
const FINDINGS: Readonly<Record<HazardClass, readonly (readonly [string, string])[]>> = {
  chemical: [
    ['储罐液位联锁失效', '更换变送器并复核联锁'],
    ['可燃气体探测器超期未检', '送检并加密人工巡检'],
  ],
  gas: [
    ['调压箱被违章占压', '拆除占压物并恢复保护范围'],
    ['阀门井积水', '抽排积水并修复井盖'],
  ],
  flood: [
    ['排涝泵备用电源不能启动', '更换蓄电池并试运行'],
    ['堤段有渗漏痕迹', '灌浆加固并设观测点'],
  ],
  'fire-building': [
    ['疏散通道堆放杂物', '清理通道并每日巡查'],
    ['消防水泵不能自动启动', '检修控制柜并联动测试'],
  ],
  'road-black-spot': [
    ['警示标志缺失', '补设标志和减速标线'],
    ['护栏损坏', '修复护栏'],
  ],
  geological: [
    ['坡面出现新裂缝', '封闭道路并加密监测'],
    ['截水沟堵塞', '疏通截水沟'],
  ],
  'food-site': [
    ['冷藏温度记录缺失', '加装温度记录仪'],
    ['生熟操作区未分开', '调整布局并重新验收'],
  ],
  'key-place': [
    ['应急照明损坏', '更换灯具并测试'],
    ['应急演练超期', '组织演练并归档'],
  ],
  'fuel-firework': [
    ['卸油区静电接地失效', '修复接地并测阻值'],
    ['零售点超量存放', '清退超量并复核台账'],
  ],
  construction: [
    ['深基坑临边防护缺失', '加装防护栏杆'],
    ['塔吊限位失灵', '停用检修并检测合格后启用'],
  ],
  venue: [
    ['安全出口上锁', '拆除门锁并改装推杆'],
    ['用电线路私接', '拆除并重新敷设'],
  ],
};

/** Hidden dangers in all states, spread over the register. */
export function buildDangers(hazards: readonly Hazard[]): SyntheticDanger[] {
  const random = randomFor('dangers');
  const states = (Object.keys(COUNTS) as DangerState[]).flatMap((state) =>
    Array.from({ length: COUNTS[state] }, () => state),
  );
  return states.map((state, index) => {
    const id = `danger-${String(index + 1).padStart(4, '0')}`;
    return dangerOf(id, state, pick(random, hazards), random);
  });
}

function dangerOf(id: string, state: DangerState, hazard: Hazard, random: Random): SyntheticDanger {
  const [finding, measures] = pick(random, FINDINGS[hazard.class]);
  const [isMajor, isLate] = [random() < MAJOR_SHARE, random() < OVERDUE_SHARE];
  const found = -between(random, 20, 60);
  const isNotified = state !== 'found' && state !== 'graded';
  const rectified = -between(random, 6, 10);
  const isRectified = isNotified && state !== 'rectifying';
  const isReviewed = state === 'reviewed' || state === 'closed';
  return {
    ...{ id, hazard: hazard.id, state, finding, found },
    origin: random() < 0.8 ? 'inspection' : 'report',
    severity: state === 'found' ? null : isMajor ? 'major' : 'general',
    rectification: isNotified
      ? {
          responsibleUnit: hazard.responsibleUnit ?? '示例单位',
          post: pick(random, POSTS),
          measures,
          fundsYuan: between(random, 2, 300) * 1_000,
          deadline: isLate ? -between(random, 1, 5) : between(random, 2, 45),
          contingency: '整改期间设警戒并安排值守',
        }
      : null,
    rectified: isRectified ? rectified : null,
    reviewed: isReviewed ? rectified + 2 : null,
    closed: state === 'closed' ? rectified + 4 : null,
  };
}
