import { Suspense, useMemo, useState } from 'react';
import { FEWEST_TOLD } from '../../../shared/model/fewest-told.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import { isDirection, METRICS, type Stream } from '../../../shared/model/stream.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { decimalsOf, formatNumber } from '../../ui/format-number.ts';
import { later } from '../../ui/later.ts';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { growthLine, isWindowed } from './growth-line.ts';
import { linesOf, pointsOf, toldPoints } from './trend-points.ts';
import { useReadings } from './use-readings.ts';

const TrendChart = later(async () => (await import('./trend-chart.tsx')).TrendChart);

const GrowthWords = later(async () => (await import('./growth-words.tsx')).GrowthWords);

const HOURS = [1, 6, 24] as const;

/** How a value came where it is, with its thresholds as lines. Charts are fetched when first needed. */
export function Trend({ stream, rule }: { stream: Stream; rule: Rule | undefined }) {
  const text = useText();
  const [hours, setHours] = useState<(typeof HOURS)[number]>(6);
  const { value, refusal, loading } = useReadings(stream.id, hours);
  const { unit, kind } = METRICS[stream.metric];
  const turns = isDirection(stream.metric);
  const points = useMemo(() => {
    const heard = pointsOf(value ?? []);
    return kind === 'count' ? toldPoints(heard) : heard;
  }, [value, kind]);
  const lines = useMemo(
    () => linesOf(points, stream.periodSeconds, turns),
    [points, stream.periodSeconds, turns],
  );
  const growth = useMemo(() => {
    if (!isWindowed(rule)) return null;
    return growthLine(rule, points, kind === 'count' ? FEWEST_TOLD + 1 : undefined);
  }, [rule, points, kind]);
  const told = (number: number) => formatNumber(number, decimalsOf(unit));
  const named = text('card.trend.label', { name: stream.name });
  const summary = text('card.trend.summary', {
    minimum: told(Math.min(...points.map((point) => point.minimum))),
    maximum: told(Math.max(...points.map((point) => point.maximum))),
    count: points.length,
  });
  return (
    <section className="jw-trend" aria-label={named}>
      <Choice
        label={named}
        names={HOURS}
        chosen={hours}
        wordOf={(choice) => text('card.trend', { hours: choice })}
        choose={setHours}
      />
      {loading && <LoadingState />}
      {refusal !== null && value === null && <ErrorState reason={refusalText(text, refusal)} />}
      {value !== null && points.length === 0 && <EmptyState title={text('card.trend.empty')} />}
      {points.length > 0 && (
        <>
          <Suspense fallback={<LoadingState />}>
            <TrendChart
              lines={lines}
              unit={unit}
              rule={rule}
              growth={growth}
              summary={turns ? named : summary}
            />
          </Suspense>
          {!turns && <p className="jw-secondary jw-small">{summary}</p>}
          {isWindowed(rule) && (
            <Suspense fallback={null}>
              <GrowthWords rule={rule} growth={growth} unit={unit} />
            </Suspense>
          )}
        </>
      )}
    </section>
  );
}
