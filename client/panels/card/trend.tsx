import { Suspense, useMemo, useState } from 'react';
import { FEWEST_TOLD } from '../../../shared/model/fewest-told.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import { isDirection, METRICS, type Stream } from '../../../shared/model/stream.ts';
import { useText } from '../../i18n/use-text.ts';
import { decimalsOf, formatNumber } from '../../ui/format-number.ts';
import { later } from '../../ui/later.ts';
import { growthLine, isWindowed } from './growth-line.ts';
import { TrendFrame, type TrendHours } from './trend-frame.tsx';
import { linesOf, pointsOf, stepsOf, toldPoints } from './trend-points.ts';
import { useReadings } from './use-readings.ts';

const TrendChart = later(async () => (await import('./trend-chart.tsx')).TrendChart);

const GrowthWords = later(async () => (await import('./growth-words.tsx')).GrowthWords);

/** How a value came where it is, with its thresholds as lines. Charts are fetched when first needed. */
export function Trend({ stream, rule }: { stream: Stream; rule: Rule | undefined }) {
  const text = useText();
  const [hours, look] = useState<TrendHours>(6);
  const question = useReadings(stream.id, hours);
  const { value } = question;
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
  const steps = useMemo(() => stepsOf(rule), [rule]);
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
    <TrendFrame label={named} hours={hours} look={look} question={question}>
      <TrendChart {...{ lines, unit, steps, growth }} summary={turns ? named : summary} />
      {!turns && <p className="jw-secondary jw-small">{summary}</p>}
      {isWindowed(rule) && (
        <Suspense fallback={null}>
          <GrowthWords rule={rule} growth={growth} unit={unit} />
        </Suspense>
      )}
    </TrendFrame>
  );
}
