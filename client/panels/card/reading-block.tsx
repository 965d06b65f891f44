import type { Rule } from '../../../shared/model/rule.ts';
import { isDirection, METRICS, type Stream } from '../../../shared/model/stream.ts';
import { awaitedLevel, heldLevel } from '../../../shared/risk/held-level.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { DoubtMark } from '../../situation/doubt-mark.tsx';
import type { Newest } from '../../situation/newest.ts';
import { PresentMark } from '../../situation/present-mark.tsx';
import { useNewest } from '../../situation/use-subject.ts';
import { windPointWords } from '../../situation/wind-words.ts';
import { useLive } from '../../store/live-store.ts';
import { Age } from '../../ui/age.tsx';
import { shortSpan } from '../../ui/age-text.ts';
import { Quantity } from '../../ui/quantity.tsx';
import { Fact } from './fact.tsx';
import { Thresholds } from './thresholds.tsx';
import { Trend } from './trend.tsx';

/**
 * A stream's value, how bad it is, against what, how old, and how it came there. A silent stream shows
 * its last good value as such, never as present.
 */
export function ReadingBlock({ stream }: { stream: Stream }) {
  const text = useText();
  const newest = useNewest(stream.id);
  const feed = useLive((live) => live.feeds.find(({ id }) => id === stream.feed));
  const rule = useLive((live) => live.registers?.ruleById.get(stream.rule ?? ''));
  const silent = newest.condition === 'unknown';
  const outOfService = useLive(({ holds }) =>
    [...holds.values()].some(
      ({ kind, source }) =>
        kind === 'out-of-service' &&
        (source === `stream:${stream.id}` || source === `feed:${stream.feed}`),
    ),
  );
  const { unit } = METRICS[stream.metric];
  return (
    <>
      <div className="jw-value" data-silent={silent}>
        <span className="jw-value-number">
          <Quantity value={newest.value} unit={unit} />
        </span>
        {isDirection(stream.metric) && newest.value !== null && (
          <span>{windPointWords(newest.value, text)}</span>
        )}
        <span>
          <PresentMark condition={newest.condition} />
          <span className="jw-small jw-secondary jw-block">
            {outOfService && `${text('alarms.out-of-service')} · `}
            {silent && newest.value !== null ? `${text('card.value.last')} · ` : ''}
            <Age at={newest.at} periodSeconds={stream.periodSeconds} />{' '}
            <DoubtMark suspect={newest.suspect} />
          </span>
        </span>
      </div>
      {rule && <WhyThisLevel rule={rule} newest={newest} />}
      <Thresholds rule={rule} condition={newest.condition} />
      <Trend key={stream.id} stream={stream} rule={rule} />
      <dl className="jw-facts">
        <Fact label={text('card.feed')}>{feed?.name ?? stream.feed}</Fact>
      </dl>
    </>
  );
}

/** Why the level is not the one the number alone would give: it is still kept, or not yet raised. */
export function WhyThisLevel({ rule, newest }: { rule: Rule; newest: Newest }) {
  const text = useText();
  const language = useLanguage();
  const { condition, value, suspect } = newest;
  const held = heldLevel(rule, condition, value);
  if (held) {
    return (
      <p className="jw-note" role="note" data-testid="held-level">
        {text(`card.held.${rule.direction}`)} <Quantity value={held.limit} unit={rule.unit} />
        {text('card.held.for', { span: shortSpan(held.seconds, language) })}
      </p>
    );
  }
  const awaited = awaitedLevel(rule, condition, value);
  if (awaited === null) return null;
  const span = shortSpan(awaited.seconds, language);
  return (
    <p className="jw-note" role="note" data-testid="awaited-level">
      {text('card.awaited', { level: text(`level.${awaited.level}`) })}{' '}
      <Quantity value={awaited.limit} unit={rule.unit} />
      {suspect ? text('card.awaited.doubted') : text('card.awaited.for', { span })}
    </p>
  );
}
