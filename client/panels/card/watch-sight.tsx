import type { Alarm } from '../../../shared/model/alarm.ts';
import { METRICS } from '../../../shared/model/stream.ts';
import type { WatchPart, WatchSight } from '../../../shared/wire/watch-rule.ts';
import { sightPath } from '../../commands/kind-of-alarm.ts';
import { sourceWords } from '../../i18n/source-words.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { spanText } from '../../ui/age-text.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { SubjectLink } from './subject-link.tsx';

/** As often as the rule itself looks would be restless; its parts speak every ten seconds or slower. */
const AGAIN_MS = 10_000;
const MS_PER_SECOND = 1_000;

/** One stream or unit: what it said to the rule, and how old that was at `seenAt` (ms). */
function Part({ part, seenAt }: { part: WatchPart; seenAt: number }) {
  const text = useText();
  const language = useLanguage();
  const stream = useLive((live) => live.registers?.streamById.get(part.id));
  const age = part.at === null ? null : (seenAt - Date.parse(part.at)) / MS_PER_SECOND;
  return (
    <tr data-answer={part.answer}>
      <td>
        <strong>{text(`watch.answer.${part.answer}`)}</strong>
      </td>
      <td>
        <SubjectLink selection={{ kind: part.kind, id: part.id }} />
        {part.condition !== null && (
          <span className="jw-secondary">
            {' '}
            {text('watch.condition', { number: part.condition + 1 })}
          </span>
        )}
      </td>
      <td className="jw-sight-word">
        {part.level !== null && <LevelMark condition={part.level} word={false} />}{' '}
        {part.value !== null && stream && (
          <Quantity value={part.value} unit={METRICS[stream.metric].unit} />
        )}
      </td>
      <td className="jw-small jw-secondary jw-sight-word">
        {age === null
          ? text('watch.sight.never')
          : text('watch.sight.age', { age: spanText(age, language) })}
      </td>
    </tr>
  );
}

function Parts({ seen, seenAt }: { seen: NonNullable<WatchSight['now']>; seenAt: number }) {
  const text = useText();
  const count = (answer: WatchPart['answer']) =>
    seen.parts.filter((part) => part.answer === answer).length;
  return (
    <>
      <p className="jw-small">
        {text('watch.sight.counts', {
          yes: count('yes'),
          no: count('no'),
          unknown: count('unknown'),
        })}
      </p>
      <table className="jw-table jw-sight">
        <tbody>
          {seen.parts.map((part) => (
            <Part key={`${part.condition} ${part.id}`} part={part} seenAt={seenAt} />
          ))}
        </tbody>
      </table>
      {seen.leftOut > 0 && (
        <p className="jw-small jw-secondary">
          {text('watch.sight.left-out', { count: seen.leftOut })}
        </p>
      )}
    </>
  );
}

/** What the watch rule of an alarm saw when it rose, and what it sees now: which parts said yes, no or nothing. */
export function WatchSightBlock({ alarm }: { alarm: Alarm }) {
  const text = useText();
  const language = useLanguage();
  const question = useQuestion<WatchSight>(sightPath(alarm.id), AGAIN_MS);
  const rows = question.value === null ? null : [question.value];
  return (
    <section className="jw-sight-block" data-testid="watch-sight">
      <h4>{text('watch.sight')}</h4>
      <Section question={{ ...question, value: rows }} empty={{ title: '' }}>
        {([sight]) => (
          <>
            <p className="jw-small jw-secondary">
              {language === 'zh' ? sight!.rule.name : sight!.rule.nameEnglish} ·{' '}
              {text(`confidence.${sight!.rule.confidence}`)} ·{' '}
              <span title={sight!.rule.source}>{sourceWords(sight!.rule.source, language)}</span>
            </p>
            <p className="jw-small">{text(`watch.sight.asks.${sight!.rule.watches.kind}`)}</p>
            <h5>{text('watch.sight.now')}</h5>
            {sight!.now === null ? (
              <p className="jw-secondary">{text('watch.sight.no-now')}</p>
            ) : (
              <Parts seen={sight!.now} seenAt={serverNow()} />
            )}
            {sight!.risen && (
              <details>
                <summary>
                  {text('watch.sight.risen')} <TimeText at={sight!.risen.at} />
                </summary>
                <Parts seen={sight!.risen} seenAt={Date.parse(sight!.risen.at)} />
              </details>
            )}
          </>
        )}
      </Section>
    </section>
  );
}
