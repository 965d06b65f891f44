import { type ReactNode, Suspense } from 'react';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import type { Question } from '../../ui/use-question.ts';

const HOURS = [1, 6, 24] as const;
/** How far back a trend looks. */
export type TrendHours = (typeof HOURS)[number];

/** What stands round a trend: its name, how far back it looks, and what there is instead while there is no line. */
export function TrendFrame({
  label,
  hours,
  look,
  question: { value, refusal, loading },
  children,
}: {
  label: string;
  hours: TrendHours;
  look: (hours: TrendHours) => void;
  question: Question<unknown[]>;
  /** The chart and its words; drawn where there is something to draw. */
  children: ReactNode;
}) {
  const text = useText();
  return (
    <section className="jw-trend" aria-label={label}>
      <Choice
        label={label}
        names={HOURS}
        chosen={hours}
        wordOf={(choice) => text('card.trend', { hours: choice })}
        choose={look}
      />
      {loading && <LoadingState />}
      {refusal !== null && value === null && <ErrorState reason={refusalText(text, refusal)} />}
      {value?.length === 0 && <EmptyState title={text('card.trend.empty')} />}
      {value !== null && value.length > 0 && (
        <Suspense fallback={<LoadingState />}>{children}</Suspense>
      )}
    </section>
  );
}
