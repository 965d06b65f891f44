import type { ReactNode } from 'react';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import { EmptyState, ErrorState, LoadingState } from './states.tsx';
import type { Question } from './use-question.ts';

/** A register as a page shows it: being read, not readable, empty, or the rows. */
export function Section<Row>({
  question,
  empty,
  children,
}: {
  question: Question<readonly Row[]>;
  empty: { title: string; hint?: string };
  children: (rows: readonly Row[]) => ReactNode;
}) {
  const text = useText();
  const { value, refusal, loading, again } = question;
  if (value === null) {
    if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
    return loading ? <LoadingState /> : null;
  }
  if (value.length === 0) return <EmptyState {...empty} />;
  return <div className="jw-table-frame">{children(value)}</div>;
}
