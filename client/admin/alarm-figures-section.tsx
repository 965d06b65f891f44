import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/time/units.ts';
import '../i18n/later-words.ts';
import { useState } from 'react';
import { ALARM_GOALS, type AlarmFigures } from '../../shared/wire/alarm-figures.ts';
import { useNameOf } from '../i18n/use-name.ts';
import { useText } from '../i18n/use-text.ts';
import { useServerSteps } from '../store/use-server-steps.ts';
import { Choice } from '../ui/choice.tsx';
import { formatNumber } from '../ui/format-number.ts';
import { LevelMark } from '../ui/level-mark.tsx';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useQuestion } from '../ui/use-question.ts';

const DAYS = [1, 7, 31] as const;
const STEP_MS = MINUTE_MS;

/** Of less than an hour no figure says whether a goal is met. */
const LEAST_MS = HOUR_MS;

const percent = (share: number): string => `${formatNumber(share * 100, 1)} %`;

const figuresOf = (to: number, days: number): string => {
  const from = new Date(to - days * DAY_MS).toISOString();
  const span = new URLSearchParams({ from, to: new Date(to).toISOString() });
  return `/api/alarms/figures?${span}`;
};

/** How often alarms rose and whether that can be borne, against the figures of the field. */
export function AlarmFiguresSection() {
  const text = useText();
  const [days, setDays] = useState<(typeof DAYS)[number]>(1);
  const to = useServerSteps(STEP_MS);
  const question = useQuestion<AlarmFigures>(to === null ? null : figuresOf(to, days), undefined, {
    steady: true,
  });
  const loading = question.loading || to === null;
  const rows = question.value === null ? null : [question.value];
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('figures.lead')}</p>
      <Choice
        label={text('figures.span')}
        names={DAYS}
        chosen={days}
        wordOf={(choice) => text(`figures.days.${choice}`)}
        choose={setDays}
      />
      <Section question={{ ...question, loading, value: rows }} empty={{ title: '' }}>
        {([figures]) => (
          <>
            <p>
              {text('figures.since')} <TimeText at={figures!.from} />
            </p>
            <GoalsTable figures={figures!} />
            <MostOften figures={figures!} />
          </>
        )}
      </Section>
    </section>
  );
}

function GoalsTable({ figures }: { figures: AlarmFigures }) {
  const text = useText();
  const { risen, suppressed, byLevel, perHour, mostInAnHour, floods, floodShare } = figures;
  const share = (count: number) => (risen === 0 ? '–' : percent(count / risen));
  const times = (count: number | string) => text('figures.times', { count });
  const goals = ALARM_GOALS;
  const isEnough = Date.parse(figures.to) - Date.parse(figures.from) >= LEAST_MS;
  const rows: [name: string, value: string, goal: string, met: boolean | null][] = [
    [text('figures.risen'), times(risen), '', null],
    [text('figures.suppressed'), times(suppressed), '', null],
    [
      text('figures.per-hour'),
      times(formatNumber(perHour, 1)),
      `≤ ${times(goals.perHour)}`,
      perHour <= goals.perHour,
    ],
    [
      text('figures.most-in-an-hour'),
      times(mostInAnHour),
      `≤ ${times(goals.mostInAnHour)}`,
      mostInAnHour <= goals.mostInAnHour,
    ],
    [
      text('figures.flood', { count: floods }),
      percent(floodShare),
      `< ${percent(goals.floodShare)}`,
      floodShare < goals.floodShare,
    ],
    [
      text('figures.shares'),
      [byLevel.red, byLevel.orange, byLevel.yellow + byLevel.blue].map(share).join(' · '),
      Object.values(goals.shares).map(percent).join(' · '),
      null,
    ],
  ];
  return (
    <table className="jw-table" data-testid="alarm-figures">
      <thead>
        <tr>
          <th>{text('figures.what')}</th>
          <th>{text('figures.value')}</th>
          <th>{text('figures.goal')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value, goal, met]) => (
          <tr key={name}>
            <td>{name}</td>
            <td className="jw-number">{value}</td>
            <td className="jw-number">
              {goal} {met !== null && isEnough && text(met ? 'figures.met' : 'figures.missed')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MostOften({ figures }: { figures: AlarmFigures }) {
  const text = useText();
  const nameOf = useNameOf();
  if (figures.mostOften.length === 0) {
    return <p className="jw-secondary">{text('figures.none')}</p>;
  }
  return (
    <table className="jw-table">
      <caption>{text('figures.most-often')}</caption>
      <tbody>
        {figures.mostOften.map(({ source, name, worst, risen, share }) => (
          <tr key={source}>
            <td>{nameOf(name)}</td>
            <td>
              <LevelMark condition={worst} />
            </td>
            <td className="jw-number">{text('figures.times', { count: risen })}</td>
            <td className="jw-number">{percent(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
