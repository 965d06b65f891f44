import type { Incident } from '../../../shared/model/incident.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { Age } from '../../ui/age.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { Fact } from './fact.tsx';
import { SubjectLink } from './subject-link.tsx';

type FactsProps = {
  incident: Incident;
  /** Null: not fetched yet. */
  file: Pick<IncidentFile, 'clocks' | 'clocksFrom'> | null;
};

/** A deadline of a report; at the end of the incident its clock stops. */
function ReportClock({ by, closedAt }: { by: string; closedAt: string | null }) {
  const text = useText();
  const due = Date.parse(by);
  return (
    <>
      <TimeText at={by} />{' '}
      {closedAt === null && due < serverNow() && (
        <b className="jw-late">{text('incident.report.past')}</b>
      )}
      {closedAt !== null && due >= Date.parse(closedAt) && (
        <span className="jw-secondary">{text('incident.report.ended')}</span>
      )}
    </>
  );
}

/**
 * By what the reports are due, and what of it no law says (shared/risk/report-clocks.ts, DOMAIN.md §2.3). The four
 * hours to the State Council have a source of their own, of which the text was not read.
 */
function ReportBasis({ incident, clocks }: { incident: Incident } & Pick<IncidentFile, 'clocks'>) {
  const text = useText();
  if (incident.class === 'social-security' || clocks.length === 0) return null;
  return (
    <p className="jw-small jw-secondary">
      {text(`incident.report-basis.${incident.class}`)}{' '}
      {clocks.some(({ to }) => to === 'state-council') &&
        text('incident.report-basis.state-council')}
    </p>
  );
}

/** What an incident is, how grave, and who must hear of it by when. */
export function IncidentFacts({ incident, file }: FactsProps) {
  const text = useText();
  const { grade, response, receivedAt, closedAt, alarms } = incident;
  return (
    <>
      <dl className="jw-facts">
        <Fact label={text('incident.class')}>{text(`incident.class.${incident.class}`)}</Fact>
        <Fact label={text('incident.grade')}>
          {text(grade === null ? 'incident.grade.none' : `incident.grade.${grade}`)}
        </Fact>
        <Fact label={text('incident.received')}>
          <TimeText at={receivedAt} /> <Age at={Date.parse(receivedAt)} />
        </Fact>
        {file !== null && file.clocksFrom !== receivedAt && (
          <Fact label={text('incident.report.from')}>
            <TimeText at={file.clocksFrom} />
          </Fact>
        )}
        {file?.clocks.map(({ to, by }) => (
          <Fact key={to} label={text(`incident.report.${to}`)}>
            <ReportClock by={by} closedAt={closedAt} />
          </Fact>
        ))}
        {response !== null && (
          <Fact label={text('incident.measures')}>
            {response.matter} · {response.measures}
          </Fact>
        )}
        {alarms.length > 0 && (
          <Fact label={text('incident.alarms')}>
            {alarms.map((alarm) => (
              <SubjectLink key={alarm} selection={{ kind: 'alarm', id: String(alarm) }} />
            ))}
          </Fact>
        )}
      </dl>
      <ReportBasis incident={incident} clocks={file?.clocks ?? []} />
    </>
  );
}
