import '../i18n/later-words.ts';
import { useEffect, useState } from 'react';
import type { SituationReport } from '../../shared/model/situation-report.ts';
import { askReports } from '../commands/manage-incidents.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import type { Refusal } from '../live/api.ts';
import { formatClock, formatDate } from '../ui/format-time.ts';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { SyntheticBadge } from '../ui/synthetic-badge.tsx';
import './report-paper.css';

/** A signed report as a sheet: the browser prints it, or keeps it as PDF. */
export function ReportPaper() {
  const text = useText();
  const [asked] = useState(() => new URLSearchParams(window.location.search));
  const [report, setReport] = useState<SituationReport | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    void askReports(asked.get('incident') ?? '').then((answer) => {
      if (!answer.ok) return setRefusal(answer.refusal);
      const number = Number(asked.get('number'));
      const found = answer.value.reports.find((one) => one.number === number);
      if (found) setReport(found);
      else setRefusal({ status: 404, error: 'not-found', message: '' });
    });
  }, [asked]);
  useEffect(() => {
    document.title = text('report.heading');
  }, [text]);
  if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} />;
  if (report === null) return <LoadingState />;
  const signedAt = Date.parse(report.signedAt);
  return (
    <main className="jw-paper">
      <button type="button" className="jw-button jw-paper-button" onClick={() => window.print()}>
        {text('report.print')}
      </button>
      {report.synthetic && <SyntheticBadge />}
      <h1>{text('report.heading')}</h1>
      <p>
        {text('report.number', { count: report.number })} · {report.incident}
      </p>
      <div className="jw-paper-text">{report.text}</div>
      <p>
        {text('report.signed')} {report.signedBy} {formatDate(signedAt, 'en')}{' '}
        {formatClock(signedAt)}
      </p>
    </main>
  );
}
