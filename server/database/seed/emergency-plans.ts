import type { InventedDrill, InventedPlan } from '../../../geodata/emergency-plans.ts';
import type { EmergencyPlanStep } from '../../../shared/model/emergency-plan.ts';
import { WHOLE_CITY } from '../../../shared/risk/command-area.ts';
import { shanghaiDay } from '../../../shared/risk/drill-due.ts';
import { DAY_MS } from '../../../shared/time/units.ts';
import { instant } from '../../clock.ts';
import { drillRepository } from '../../drills/repository.ts';
import {
  emergencyPlanRepository,
  type StoredEmergencyPlan,
} from '../../emergency-plans/repository.ts';
import type { Queryable } from '../database.ts';

const WRITER = 'demo-analyst';
const APPROVER = 'demo-administrator';

/** The life of a plan that is in force, and of one that is a draft still. */
const HELD = ['draft', 'review', 'approve', 'publish', 'enter-force'] as const;
const STATES = {
  draft: 'draft',
  review: 'reviewed',
  approve: 'approved',
  publish: 'published',
  'enter-force': 'in_force',
} as const;

async function seedPlan(on: Queryable, invented: InventedPlan, now: number): Promise<void> {
  const { reviewedDaysAgo, body, ...named } = invented;
  const holds = reviewedDaysAgo !== null;
  const acts = holds ? HELD : HELD.slice(0, 1);
  const at = now - (reviewedDaysAgo ?? 0) * DAY_MS;
  const plan: StoredEmergencyPlan = {
    ...{ ...named, ...WHOLE_CITY, body, drafters: [WRITER], version: acts.length },
    ...{ state: holds ? 'in_force' : 'draft', edition: holds ? 1 : 0 },
    ...{ effective: holds ? body : null, filing: holds ? '示例备案号' : null },
    ...{ reviewedOn: holds ? shanghaiDay(at) : null, synthetic: true },
  };
  const plans = emergencyPlanRepository(on);
  await plans.insert(plan, { by: WRITER, actKey: null });
  for (const [index, act] of acts.entries()) {
    const step: EmergencyPlanStep = {
      ...{ version: index + 1, act, state: STATES[act], reason: null, at: instant(at) },
      actor: act === 'draft' ? WRITER : APPROVER,
    };
    await plans.addStep({ ...step, plan: plan.id, body: act === 'enter-force' ? body : null });
  }
}

async function seedDrill(on: Queryable, invented: InventedDrill, now: number): Promise<void> {
  const { inDays, ...drill } = invented;
  const drills = drillRepository(on);
  await drills.insert(
    {
      ...{ ...drill, ...WHOLE_CITY, planName: '', edition: 1, delivered: 0, state: 'declared' },
      ...{ plannedFor: instant(now + inDays * DAY_MS), startedAt: null, runningSince: null },
      ...{ elapsedMs: 0, interruptedAt: null, interruptedBy: null, endedAt: null },
      ...{ declaredBy: WRITER, version: 1, synthetic: true },
    },
    null,
  );
  const line = { act: 'declare', text: drill.name, at: instant(now), actor: WRITER } as const;
  await drills.addLines(drill.id, [line]);
}

/** Invented plans with their lives, and drills of them, all marked so. @param now epoch ms */
export async function seedEmergencyPlans(
  on: Queryable,
  plans: readonly InventedPlan[],
  drills: readonly InventedDrill[],
  now: number,
): Promise<void> {
  for (const plan of plans) await seedPlan(on, plan, now);
  for (const drill of drills) await seedDrill(on, drill, now);
}
