import { PAST_REPORT_DAYS, type PastReports } from '../../../shared/wire/past-reports.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { type Question, useQuestion } from '../../ui/use-question.ts';
import { usePlan } from '../session/plan-store.ts';

/** What was reported in the communities of the plan that is open. */
export function usePastReports(): Question<PastReports> {
  const plan = usePlan(({ session }) => session?.file.plan.id ?? null);
  return useQuestion<PastReports>(plan && `/api/plans/${plan}/past-reports`);
}

/** How many reports the workload counts, or that it counts none because they cannot be read. */
export function PastReportsLine({ past }: { past: Question<PastReports> }) {
  const text = useText();
  if (past.loading) return <p className="jw-secondary">{text('studio.past-reports.loading')}</p>;
  if (past.value === null) {
    return (
      <p role="alert">
        {text('studio.past-reports.unknown')}{' '}
        <button type="button" className="jw-button" onClick={past.again}>
          {text('studio.past-reports.again')}
        </button>
      </p>
    );
  }
  const count = past.value.places.reduce((sum, { times }) => sum + times, 0);
  return (
    <p className="jw-secondary">
      {text('studio.past-reports', { days: PAST_REPORT_DAYS, count: formatNumber(count) })}
    </p>
  );
}
