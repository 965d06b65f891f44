import { useState } from 'react';
import type { Imported, Warning } from '../../../shared/model/warning.ts';
import { importWarning } from '../../commands/manage-warnings.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { WarningBadges } from '../../situation/warning-badges.tsx';
import { useLive } from '../../store/live-store.ts';
import type { Done } from '../../ui/done.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { RegisterExport } from '../register-export.tsx';
import { chooseItem, useItem } from '../section-address.ts';
import { OfficialFile } from './official-file.tsx';

const ASK_MS = 10_000;

/** Every official warning that ever came, those in force marked; each opens its file. */
export function OfficialList() {
  const text = useText();
  const asked = useQuestion<{ warnings: Warning[] }>('/api/warnings?state=all', ASK_MS);
  const opened = useItem();
  const question = { ...asked, value: asked.value?.warnings ?? null };
  return (
    <>
      <p className="jw-secondary">{text('warnings.lead')}</p>
      <RegisterExport table="warnings" answer={asked.value} />
      <ImportFile done={asked.again} />
      {opened !== null && <OfficialFile key={opened} id={opened} close={() => chooseItem(null)} />}
      <Section
        question={question}
        empty={{ title: text('warnings.empty'), hint: text('warnings.empty.hint') }}
      >
        {(rows) => (
          <table className="jw-table" data-testid="official-warnings">
            <thead>
              <tr>
                <th>{text('warnings.event')}</th>
                <th>{text('warnings.level-word')}</th>
                <th>{text('warnings.issuer')}</th>
                <th>{text('warnings.sent')}</th>
                <th>{text('warnings.valid')}</th>
                <th>{text('warnings.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((warning) => (
                <Row key={warning.id} warning={warning} opened={opened} open={chooseItem} />
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </>
  );
}

function Row({
  warning,
  opened,
  open,
}: {
  warning: Warning;
  opened: string | null;
  open: (id: string) => void;
}) {
  const text = useText();
  const nameOf = useNameOf();
  const id = String(warning.id);
  return (
    <tr data-chosen={id === opened} data-disabled={warning.endedAt !== null}>
      <td>
        <span className="jw-row">
          <button type="button" className="jw-plain jw-link" onClick={() => open(id)}>
            {nameOf(warning.event)}
          </button>
          <WarningBadges {...warning} />
        </span>
      </td>
      <td>
        {warning.level === null ? (
          text('warnings.no-level')
        ) : (
          <LevelMark condition={warning.level} />
        )}
      </td>
      <td>{warning.issuer}</td>
      <td>
        <TimeText at={warning.sent} />
      </td>
      <td>
        <TimeText at={warning.onset} /> – <TimeText at={warning.expires} />
      </td>
      <td>
        {warning.endedBy === null
          ? text('warnings.in-force')
          : text(`warning-ending.${warning.endedBy}`)}
      </td>
    </tr>
  );
}

/** Reads a file from this computer and says what became of it. */
function ImportFile({ done }: { done: Done }) {
  const text = useText();
  const mayImport = useLive(({ me }) => me?.role !== 'analyst' && me?.scope.county === null);
  const [told, setTold] = useState<string | null>(null);
  if (!mayImport) return null;
  const take = async (file: File | undefined) => {
    if (!file) return;
    const answer = await importWarning(file);
    if (answer.ok) await done();
    const outcome = (imported: Imported) => text(`warnings.imported.${imported.outcome}`);
    setTold(answer.ok ? outcome(answer.value) : refusalText(text, answer.refusal));
  };
  return (
    <div className="jw-row">
      <label className="jw-button jw-file-choice">
        {text('warnings.import')}
        <input
          className="jw-hidden"
          type="file"
          accept=".xml,.cap,application/xml"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      {told !== null && <output>{told}</output>}
    </div>
  );
}
