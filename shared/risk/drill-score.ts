import { type DrillScore, STEP_RESULTS } from '../model/drill.ts';
import type { DrillMove } from '../model/drill-move.ts';
import type { PlanBody } from '../model/emergency-plan.ts';
import type { EmergencyPlanTask } from '../model/emergency-plan-task.ts';
import { arrivedAt } from './drill-move.ts';
import { stepsAt } from './emergency-plan-task-life.ts';

type Result = DrillScore['steps'][number];
type Given = Pick<EmergencyPlanTask, 'number' | 'state' | 'dueAt' | 'closedAt' | 'reason'>;

function resultOf(task: Given | undefined): Pick<Result, 'result' | 'lateMs' | 'reason'> {
  if (!task || task.state === 'open') return { result: 'open', lateMs: null, reason: null };
  const { state, dueAt, closedAt, reason } = task;
  if (state === 'not_done') return { result: 'not-done', lateMs: null, reason };
  const lateMs = Date.parse(closedAt!) - Date.parse(dueAt);
  return { result: lateMs > 0 ? 'late' : 'in-time', lateMs, reason };
}

const inDrill = (moves: readonly DrillMove[]) => ({
  moves: moves.length,
  arrived: moves.filter((move) => arrivedAt(move) !== null).length,
});

/** What of the units the plan wants was sent and came. */
const unitsOf = (
  { resources }: Pick<PlanBody, 'resources'>,
  moves: readonly DrillMove[],
): DrillScore['units'] =>
  resources.map(({ type, count }) => {
    const { moves: sent, arrived } = inDrill(moves.filter((move) => move.type === type));
    return { type, wanted: count, sent, arrived };
  });

/**
 * The drill against the plan's own steps: what of them was done within its deadline. What nobody activated or
 * closed counts as open, never as done; a step given out on several incidents counts by its worst.
 * @param level of the highest activation, or what the drill was declared for
 */
export function scoreDrill(
  plan: Pick<PlanBody, 'tasks' | 'resources'>,
  level: number,
  tasks: readonly Given[],
  activated: number | null,
  moves: readonly DrillMove[],
): DrillScore {
  const steps = stepsAt(plan, level).map(({ number, role, words }) => {
    const given = tasks.filter((task) => task.number === number).map(resultOf);
    const [result = resultOf(undefined)] = given.sort(
      (one, other) => STEP_RESULTS.indexOf(other.result) - STEP_RESULTS.indexOf(one.result),
    );
    const served = inDrill(moves.filter(({ serves }) => serves === number));
    return { number, role, words, ...result, ...served };
  });
  const inTime = steps.filter(({ result }) => result === 'in-time').length;
  return { activated, steps, units: unitsOf(plan, moves), inTime, of: steps.length };
}
