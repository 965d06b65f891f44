import { useState } from 'react';
import type { SituationReport } from '../../../shared/model/situation-report.ts';
import { LONGEST_REPORT } from '../../../shared/model/situation-report.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import { copyText } from '../../commands/copy-link.ts';
import { reportsPath, signReport } from '../../commands/manage-incidents.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { Actor } from '../../situation/actor.tsx';
import { draftReport } from '../../situation/report-draft.ts';
import { useNames } from '../../situation/use-names.ts';
import { serverNow } from '../../store/clock.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';

type Props = { file: IncidentFile; mayAct: boolean; done: Done };

/** Situation reports: drafted from the log, put right by a person, signed, and taken along as text or on paper. */
export function IncidentReport({ file, mayAct, done }: Props) {
  const text = useText();
  const { id } = file.incident;
  const signed = useQuestion<{ reports: SituationReport[] }>(reportsPath(id));
  const reports = signed.value?.reports ?? [];
  const again = async () => {
    await Promise.all([signed.again(), done()]);
  };
  return (
    <details data-testid="incident-report">
      <summary>{text('report.title', { count: reports.length })}</summary>
      {mayAct && <Draft file={file} done={again} />}
      <ul className="jw-list jw-small">
        {reports.map((report) => (
          <Signed key={report.number} report={report} />
        ))}
      </ul>
    </details>
  );
}

function Draft({ file, done }: Omit<Props, 'mayAct'>) {
  const text = useText();
  const language = useLanguage();
  const names = useNames();
  const { incident, lines } = file;
  const draft = () => {
    const { county, town } = incident;
    const ground = [county, town].map(names.area).join('');
    return draftReport(file, { text, language, now: serverNow(), ground });
  };
  const [words, setWords] = useState<string | null>(null);
  const [through, setThrough] = useState(0);
  const begin = () => {
    setWords(draft());
    setThrough(lines.at(-1)?.number ?? 0);
  };
  if (words === null) {
    return (
      <button type="button" className="jw-button" onClick={begin}>
        {text('report.draft')}
      </button>
    );
  }
  const report = { text: words, throughLine: through };
  return (
    <div>
      <textarea
        className="jw-input jw-report-text"
        aria-label={text('report.draft')}
        rows={14}
        maxLength={LONGEST_REPORT}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {(lines.at(-1)?.number ?? 0) > through && <p className="jw-late">{text('report.newer')}</p>}
      <div className="jw-send">
        <ActButton
          word={text('report.sign')}
          sure={text('report.sign.sure')}
          wish={report}
          act={(key) => signReport(incident.id, report, key)}
          done={async () => {
            await done();
            setWords(null);
          }}
        />
        <button type="button" className="jw-button" onClick={begin}>
          {text('report.again')}
        </button>
      </div>
    </div>
  );
}

function Signed({ report }: { report: SituationReport }) {
  const text = useText();
  const [copied, setCopied] = useState<boolean | null>(null);
  const { incident, number, signedBy, signedAt } = report;
  const copy = async () => {
    // What leaves the platform says by itself that it is invented.
    const mark = report.synthetic ? `[${text('badge.synthetic')}]\n` : '';
    setCopied(await copyText(mark + report.text));
  };
  const paper = `/incident-report?${new URLSearchParams({ incident, number: String(number) })}`;
  return (
    <li>
      {text('report.number', { count: number })} <TimeText at={signedAt} /> <Actor id={signedBy} />{' '}
      <button type="button" className="jw-button" onClick={() => void copy()}>
        {text(copied === null ? 'report.copy' : copied ? 'report.copied' : 'report.not-copied')}
      </button>{' '}
      <a href={paper} target="_blank" rel="noreferrer">
        {text('report.paper')}
      </a>
    </li>
  );
}
