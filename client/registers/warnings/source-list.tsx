import type { WarningSource } from '../../../shared/model/warning.ts';
import { createSource, removeSource } from '../../commands/manage-warnings.ts';
import { isTextKey, useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Age } from '../../ui/age.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { Quantity } from '../../ui/quantity.tsx';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { IDENTIFIER_PATTERN } from './identifier-pattern.ts';

const ASK_MS = 5_000;

/** Addresses that are asked for official warnings: how often, and how they last answered. */
export function SourceList() {
  const text = useText();
  const asked = useQuestion<{ sources: WarningSource[] }>('/api/warning-sources', ASK_MS);
  const isAdministrator = useLive((live) => live.me?.role === 'administrator');
  const question = { ...asked, value: asked.value?.sources ?? null };
  return (
    <>
      <p className="jw-secondary">{text('sources.lead')}</p>
      {isAdministrator && <SourceForm done={asked.again} />}
      <Section question={question} empty={{ title: text('sources.empty') }}>
        {(rows) => (
          <table className="jw-table" data-testid="warning-sources">
            <thead>
              <tr>
                <th>{text('admin.name')}</th>
                <th>{text('sources.address')}</th>
                <th>{text('sources.interval')}</th>
                <th>{text('sources.succeeded')}</th>
                <th>{text('admin.state')}</th>
                {isAdministrator && <th>{text('admin.actions')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((source) => (
                <tr key={source.id}>
                  <td>{source.name}</td>
                  <td className="jw-told">{source.url}</td>
                  <td>
                    <Quantity value={source.intervalSeconds} unit="s" decimals={0} />
                  </td>
                  <td>
                    <Age
                      at={source.succeededAt === null ? null : Date.parse(source.succeededAt)}
                      periodSeconds={source.intervalSeconds}
                    />
                  </td>
                  <td>
                    <Health source={source} />
                  </td>
                  {isAdministrator && (
                    <td className="jw-acts">
                      <ActButton
                        word={text('sources.remove')}
                        sure={text('sources.remove.sure')}
                        act={() => removeSource(source.id)}
                        done={asked.again}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </>
  );
}

function Health({ source: { askedAt, failure, failedAt } }: { source: WarningSource }) {
  const text = useText();
  if (askedAt === null) return <>{text('sources.never')}</>;
  if (failure === null) return <>{text('sources.good')}</>;
  return (
    <span className="jw-error">
      <Failure code={failure} /> <Age at={failedAt === null ? null : Date.parse(failedAt)} />
    </span>
  );
}

/** Why something could not be fetched or delivered, in words; a number of the answer stands behind them. */
export function Failure({ code }: { code: string }) {
  const text = useText();
  const [, word = code, number] = /^(.*?)(?:-(\d{3}))?$/.exec(code) ?? [];
  const key = `failure.${word}`;
  return (
    <>
      {text(isTextKey(key) ? key : 'failure.other')}
      {number !== undefined && ` (${number})`}
    </>
  );
}

function SourceForm({ done }: { done: Done }) {
  const text = useText();
  return (
    <CreateForm create={createSource} done={done}>
      <label>
        {text('admin.feeds.id')}
        <input className="jw-input" name="id" required pattern={IDENTIFIER_PATTERN} />
      </label>
      <label>
        {text('admin.name')}
        <input className="jw-input" name="name" required maxLength={120} />
      </label>
      <label>
        {text('sources.address')}
        <input className="jw-input" name="url" type="url" required maxLength={500} size={36} />
      </label>
      <label>
        {text('sources.interval')}
        <input
          className="jw-input"
          name="intervalSeconds"
          type="number"
          min={30}
          max={86_400}
          defaultValue={300}
          required
        />
      </label>
    </CreateForm>
  );
}
