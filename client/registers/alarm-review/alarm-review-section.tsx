import { useState } from 'react';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type { Level } from '../../../shared/model/level.ts';
import { useText } from '../../i18n/use-text.ts';
import { VerdictForm } from '../../situation/verdict-form.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { chooseItem, useItem } from '../section-address.ts';

const LIMIT = 50;

/** Alarms that are over or were acknowledged, newest first, to be said of what they were. */
export function AlarmReviewSection() {
  const text = useText();
  const [before, setBefore] = useState<number | null>(null);
  const opened = useItem();
  const page = before === null ? '' : `&before=${before}`;
  const question = useQuestion<{ alarms: Alarm[]; worst: Level[]; next: number | null }>(
    `/api/alarms?state=all&limit=${LIMIT}${page}`,
  );
  const { value } = question;
  // What it came to, not the level it had when it ended: the worse it was, the more there is to be said of it.
  const judgeable = value?.alarms
    .map((alarm, index) => ({ ...alarm, worst: value.worst[index]! }))
    .filter(({ active, acknowledgedAt }) => !active || acknowledgedAt !== null);
  const next = value?.next ?? null;
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('review.lead')}</p>
      <Section
        question={{ ...question, value: judgeable ?? null }}
        empty={{ title: text('review.none'), hint: text('review.none.hint') }}
      >
        {(alarms) => (
          <table className="jw-table" data-testid="review">
            <thead>
              <tr>
                <th>{text('admin.name')}</th>
                <th>{text('review.level')}</th>
                <th>{text('card.alarm.cause')}</th>
                <th>{text('card.alarm.rose')}</th>
                <th>{text('card.alarm.cleared')}</th>
                <th>{text('verdict')}</th>
              </tr>
            </thead>
            <tbody>
              {alarms.map((alarm) => (
                <tr key={alarm.id} data-chosen={opened === `${alarm.id}`}>
                  <td>{alarm.name}</td>
                  <td>
                    <LevelMark condition={alarm.worst} />
                  </td>
                  <td>{text(`cause.${alarm.cause}`)}</td>
                  <td>
                    <TimeText at={alarm.raisedAt} />
                  </td>
                  <td>
                    {alarm.clearedAt === null ? (
                      text('alarms.active')
                    ) : (
                      <TimeText at={alarm.clearedAt} />
                    )}
                  </td>
                  <td>
                    {opened === `${alarm.id}` ? (
                      <VerdictForm alarm={alarm} />
                    ) : (
                      <button
                        type="button"
                        className="jw-button"
                        onClick={() => chooseItem(`${alarm.id}`)}
                      >
                        {text('review.open')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <span className="jw-row">
        {before !== null && (
          <button type="button" className="jw-button" onClick={() => setBefore(null)}>
            {text('review.newest')}
          </button>
        )}
        {next !== null && (
          <button type="button" className="jw-button" onClick={() => setBefore(next)}>
            {text('review.older')}
          </button>
        )}
      </span>
    </section>
  );
}
