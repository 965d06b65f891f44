import '../../i18n/later-words.ts';
import type { Band, Rule } from '../../../shared/model/rule.ts';
import { growthUnit } from '../../../shared/risk/growth.ts';
import { sourceWords } from '../../i18n/source-words.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { decimalsOf } from '../../ui/format-number.ts';
import { formatClock } from '../../ui/format-time.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import type { GrowthLine, WindowedRule } from './growth-line.ts';

/** One digit more than the value has: a change is smaller than what changes. */
const finer = (unit: string): number => decimalsOf(unit) + 1;

/** What the line over the window says, and against what it was held, with its source. */
export function GrowthWords({
  rule,
  growth,
  unit,
}: {
  rule: WindowedRule;
  growth: GrowthLine | null;
  unit: string;
}) {
  const text = useText();
  const { windowMinutes, bands } = rule.growth;
  if (growth === null) {
    return (
      <p className="jw-secondary jw-small" data-testid="growth-words">
        {text('card.growth.unknown', { minutes: windowMinutes })}
      </p>
    );
  }
  const { start, end, speed, ahead } = growth;
  const told = growthUnit(rule.metric, rule.growth);
  return (
    <div className="jw-small" data-testid="growth-words">
      <p>
        {text('card.growth.window', {
          from: formatClock(start[0], false),
          to: formatClock(end[0], false),
        })}{' '}
        <b>
          {speed > 0 && '+'}
          <Quantity value={speed} unit={told} decimals={finer(unit)} />
        </b>
        {ahead && (
          <>
            {' · '}
            {text('card.growth.ahead', { minutes: rule.projectionMinutes ?? 0 })}{' '}
            <b>
              <Quantity value={ahead[1]} unit={unit} />
            </b>
          </>
        )}
      </p>
      {growth.limits.length > 0 && (
        <Limit rule={rule} band={limitOf(bands, speed, rule.direction)} unit={told} />
      )}
      {ahead && rule.bands.length > 0 && (
        <Limit rule={rule} band={limitOf(rule.bands, ahead[1], rule.direction)} unit={unit} />
      )}
    </div>
  );
}

/** The worst step that was reached, else the first that would be. */
function limitOf(bands: readonly Band[], value: number, direction: Rule['direction']) {
  const sign = direction === 'above' ? 1 : -1;
  const mildestFirst = [...bands].sort((a, b) => sign * (a.from - b.from));
  const reached = mildestFirst.filter(({ from }) => sign * value >= sign * from);
  return { band: reached.at(-1) ?? mildestFirst[0]!, isReached: reached.length > 0 };
}

function Limit({
  rule: { direction },
  band: { band, isReached },
  unit,
}: {
  rule: Pick<Rule, 'direction'>;
  band: ReturnType<typeof limitOf>;
  unit: string;
}) {
  const text = useText();
  const language = useLanguage();
  return (
    <p className="jw-secondary">
      {text(isReached ? 'card.growth.reached' : 'card.growth.below')}{' '}
      <LevelMark condition={band.level} word={false} /> {direction === 'above' ? '≥ ' : '≤ '}
      <Quantity value={band.from} unit={unit} /> ·{' '}
      <span title={band.source}>{sourceWords(band.source, language)}</span>{' '}
      <abbr title={text(`confidence.${band.confidence}`)}>{band.confidence}</abbr>
    </p>
  );
}
