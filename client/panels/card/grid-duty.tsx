import type { GridWorkload } from '../../../shared/model/grid-task.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import type { OverduePatrols, PatrolAnswer } from '../../../shared/wire/patrols.ts';
import type { StaffingAnswer } from '../../../shared/wire/staffing.ts';
import { useText } from '../../i18n/use-text.ts';
import { registersLink } from '../../registers/section-address.ts';
import { useLive } from '../../store/live-store.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { Fact } from './fact.tsx';

const ASK_MS = MINUTE_MS;

/**
 * Who is there for a grid, in counts: staff against the norm, patrols of the day, tasks of departments. A wall is told
 * nothing of it, and nothing of it is part of the grid's level.
 */
export function GridDuty({ id }: { id: string }) {
  const text = useText();
  const isWall = useLive((live) => live.me?.role === 'wall');
  const path = (of: string) => (isWall ? null : `/api/${of}?area=${id}`);
  const staffing = useQuestion<StaffingAnswer>(path('staffing'), ASK_MS).value?.grids?.[0];
  const patrols = useQuestion<PatrolAnswer>(path('patrols'), ASK_MS).value;
  const behind = useQuestion<OverduePatrols>(path('patrols/overdue'), ASK_MS).value;
  const workload = useQuestion<{ grids: GridWorkload[] }>(
    path('grid-tasks/workload'),
    ASK_MS,
  ).value;
  if (staffing === undefined) return null;
  const tasks = workload?.grids[0];
  const { counted, norm, shortfall } = staffing;
  const against = (count: number, due: number) => text('staffing.against', { count, due });
  return (
    <section className="jw-linked" data-testid="grid-duty">
      <h4>
        <a href={registersLink('staffing')}>{text('card.staffing')}</a>{' '}
        {counted?.synthetic && <SyntheticBadge />}
      </h4>
      <dl className="jw-facts">
        <Fact label={text('staffing.full-time')}>
          {counted === null ? text('card.staffing.none') : against(counted.fullTime, norm.fullTime)}
          {shortfall !== null && shortfall.fullTime > 0 && (
            <strong> {text('card.staffing.short', { count: shortfall.fullTime })}</strong>
          )}
        </Fact>
        {counted !== null && (
          <>
            <Fact label={text('staffing.part-time')}>
              {against(counted.partTime, norm.partTime)}
            </Fact>
            <Fact label={text('staffing.volunteers')}>{formatNumber(counted.volunteers)}</Fact>
          </>
        )}
        {patrols !== null && (
          <Fact label={text('card.patrols')}>
            <PatrolsToday told={patrols} />
          </Fact>
        )}
        {tasks !== undefined && (
          <Fact label={text('card.tasks')}>{text('card.tasks.told', { ...tasks })}</Fact>
        )}
      </dl>
      {behind !== null && behind.rounds > 0 && (
        <p className="jw-note" data-testid="patrols-behind">
          {text('card.patrols.behind', { rounds: behind.rounds, days: behind.days })}
        </p>
      )}
    </section>
  );
}

function PatrolsToday({ told }: { told: PatrolAnswer }) {
  const text = useText();
  if (told.total.length === 0) return text('card.patrols.none');
  const sum = (of: 'planned' | 'done') => told.total.reduce((all, shift) => all + shift[of], 0);
  return text('card.patrols.told', { planned: sum('planned'), done: sum('done') });
}
