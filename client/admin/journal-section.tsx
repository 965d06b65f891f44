import { useState } from 'react';
import type { JournalVerification } from '../../shared/wire/journal-page.ts';
import { verifyJournal } from '../commands/verify-journal.ts';
import { type Text, useText } from '../i18n/use-text.ts';
import { formatNumber } from '../ui/format-number.ts';
import { useAct } from '../ui/use-act.ts';

function verdictOn({ checked, fault }: JournalVerification, text: Text): string {
  if (fault === null) return text('admin.journal.whole', { count: formatNumber(checked) });
  if (fault.reason === 'replaced') return text('admin.journal.replaced');
  return text('admin.journal.broken', { number: formatNumber(fault.number) });
}

/** Whether the hash chain of the journal is whole; told with the number where it is not. */
export function JournalSection() {
  const text = useText();
  const [result, setResult] = useState<JournalVerification | null>(null);
  const { state, run } = useAct(verifyJournal, { done: setResult });
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('admin.journal.lead')}</p>
      <span className="jw-row">
        <button
          type="button"
          className="jw-button"
          data-strong
          disabled={state.kind === 'pending'}
          onClick={() => void run()}
        >
          {text(state.kind === 'pending' ? 'admin.journal.verifying' : 'admin.journal.verify')}
        </button>
        {state.kind === 'refused' && (
          <span className="jw-error" role="alert">
            {state.reason}
          </span>
        )}
      </span>
      {result !== null && (
        <p className="jw-verdict" role="status" data-testid="journal-verdict">
          {verdictOn(result, text)}
        </p>
      )}
    </section>
  );
}
