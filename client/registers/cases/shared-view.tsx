import { useState } from 'react';
import type { CaseShare, SharedCase, SharedField } from '../../../shared/model/case.ts';
import { readShare } from '../../commands/manage-cases.ts';
import { useText } from '../../i18n/use-text.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { SharedValue } from './shared-value.tsx';

const ASK_MS = 15_000;

/** What other desks share with ours, until its end. Opening one is a reading, and readings are journalled. */
export function SharedView() {
  const text = useText();
  const { value, ...question } = useQuestion<{ shares: CaseShare[] }>('/api/case-shares', ASK_MS);
  const [read, setRead] = useState<SharedCase | null>(null);
  return (
    <>
      <p className="jw-secondary">{text('cases.shared.lead')}</p>
      <Section
        question={{ ...question, value: value?.shares ?? null }}
        empty={{ title: text('cases.shared.empty'), hint: text('cases.shared.empty.hint') }}
      >
        {(shares) => (
          <ul className="jw-list" data-testid="shared-cases">
            {shares.map((share) => (
              <li key={share.id} data-item={share.id}>
                {share.reason}{' '}
                <span className="jw-secondary">
                  {share.fields.map((field) => text(`case-field.${field}`)).join(text('list.and'))}{' '}
                  · {text('cases.until')} <TimeText at={share.endsAt} />
                </span>{' '}
                <ActButton
                  word={text('cases.shared.read')}
                  act={() => readShare(share.id)}
                  done={setRead}
                />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {read !== null && (
        <dl className="jw-facts" data-testid="shared-case">
          {(Object.entries(read.shown) as [SharedField, unknown][]).map(([field, told]) => (
            <div key={field}>
              <dt>{text(`case-field.${field}`)}</dt>
              <dd>
                <SharedValue field={field} told={told} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
