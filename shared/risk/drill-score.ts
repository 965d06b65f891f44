import { type DrillScore, STEP_RESULTS } from '../model/drill.ts';
import type { PlanBody } from '../model/emergency-plan.ts';
import type { PlanTask } from '../model/plan-task.ts';
import { stepsAt } from './plan-task-life.ts';

type Result = DrillScore['steps'][number];
type Given = Pick<PlanTask, 'number' | 'state' | 'dueAt' | 'closedAt' | 'reason'>;

function resultOf(task: Given | undefined): Pick<Result, 'result' | 'lateMs' | 'reason'> {
  if (!task || task.state === 'open') return { result: 'open', lateMs: null, reason: null };
  const { state, dueAt, closedAt, reason } = task;
  if (state === 'not_done') return { result: 'not-done', lateMs: null, reason };
  const lateMs = Date.parse(closedAt!) - Date.parse(dueAt);
  return { result: lateMs > 0 ? 'late' : 'in-time', lateMs, reason };
}

/**
 * The drill against the plan's own steps: what of them was done within its deadline. What nobody activated or
 * closed counts as open, never as done; a step given out on several incidents counts by its worst.
 * @param level of the highest activation, or what the drill was declared for
 */
export function scoreDrill(
  plan: Pick<PlanBody, 'tasks'>,
  level: number,
  tasks: readonly Given[],
  activated: number | null,
): DrillScore {
  const steps = stepsAt(plan, level).map(({ number, role, words }) => {
    const given = tasks.filter((task) => task.number === number).map(resultOf);
    const [result = resultOf(undefined)] = given.sort(
      (one, other) => STEP_RESULTS.indexOf(other.result) - STEP_RESULTS.indexOf(one.result),
    );
    return { number, role, words, ...result };
  });
  const inTime = steps.filter(({ result }) => result === 'in-time').length;
  return { activated, steps, inTime, of: steps.length };
}
