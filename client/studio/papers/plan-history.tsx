import type { PlanFile } from '../../../shared/wire/grid-plans.ts';
import { useText } from '../../i18n/use-text.ts';
import { TimeText } from '../../ui/time-text.tsx';

/** Every line that was drawn, in its order; those that were undone are struck out. */
export function PlanHistory({ file: { edits, plan } }: { file: PlanFile }) {
  const text = useText();
  return (
    <details data-testid="plan-history">
      <summary>{text('plan.history', { count: edits.length })}</summary>
      <ol className="jw-file-list">
        {edits.map(({ number, edit, by, at }, index) => (
          <li key={number} data-undone={index >= plan.cursor}>
            <b>{text(`edit.${edit.kind}`)}</b>
            <span className="jw-secondary">
              {by} · <TimeText at={at} />
              {index >= plan.cursor && ` · ${text('plan.undone')}`}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
