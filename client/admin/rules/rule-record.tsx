import type { RuleRecord } from '../../../shared/wire/rule-record.ts';
import { LEAST_VERDICTS } from '../../../shared/wire/rule-record.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';

/** How often the rule rang and how often it was found to be false; not known below a few verdicts. */
export function RuleRecordCard({ path }: { path: string }) {
  const text = useText();
  const question = useQuestion<RuleRecord>(path);
  const rows = question.value === null ? null : [question.value];
  return (
    <Section question={{ ...question, value: rows }} empty={{ title: '' }}>
      {([record]) => (
        <div data-testid="rule-record">
          <p>
            <strong>
              {record!.falseShare === null
                ? text('record.not-known', { count: LEAST_VERDICTS })
                : text('record.false-share', {
                    share: `${formatNumber(record!.falseShare * 100, 0)} %`,
                  })}
            </strong>
          </p>
          <p className="jw-secondary">
            {text('record.counts', {
              alarms: record!.alarms,
              real: record!.real,
              false: record!.false,
              unclear: record!.unclear,
            })}{' '}
            {text('figures.since')} <TimeText at={record!.from} />
          </p>
        </div>
      )}
    </Section>
  );
}
