import '../i18n/later-words.ts';
import { useState } from 'react';
import { DATUMS } from '../../shared/model/common.ts';
import type { FeedStatus } from '../../shared/model/feed.ts';
import { createFeed, issueFeedKey } from '../commands/manage-feeds.ts';
import { useNameOf } from '../i18n/use-name.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Age } from '../ui/age.tsx';
import { CreateForm } from '../ui/create-form.tsx';
import { formatNumber } from '../ui/format-number.ts';
import { Section } from '../ui/section.tsx';
import { useQuestion } from '../ui/use-question.ts';
import { ShownOnce } from './shown-once.tsx';

const ASK_MS = 10_000;

/** Who may send readings: the contract of each feed, and keys that are shown once. */
export function FeedsSection() {
  const text = useText();
  const nameOf = useNameOf();
  const feeds = useQuestion<FeedStatus[]>('/api/feeds', ASK_MS);
  const [key, setKey] = useState<{ feed: string; key: string } | null>(null);
  return (
    <section className="jw-admin-section">
      <FeedForm
        done={(feed, issued) => {
          setKey({ feed, key: issued });
          return feeds.again();
        }}
      />
      {key !== null && <ShownOnce name={key.feed} secret={key.key} close={() => setKey(null)} />}
      <Section
        question={feeds}
        empty={{ title: text('feeds.empty'), hint: text('feeds.empty.hint') }}
      >
        {(rows) => (
          <table className="jw-table" data-testid="feeds-table">
            <thead>
              <tr>
                <th>{text('admin.name')}</th>
                <th>{text('admin.feeds.contact')}</th>
                <th>{text('admin.feeds.datum')}</th>
                <th>{text('admin.feeds.period')}</th>
                <th>{text('admin.state')}</th>
                <th>{text('feeds.last-seen')}</th>
                <th>{text('admin.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((feed) => (
                <tr key={feed.id}>
                  <td>
                    {nameOf(feed.name)} <span className="jw-secondary jw-small">{feed.id}</span>
                  </td>
                  <td>{feed.contactPoint}</td>
                  <td>{text(`datum.${feed.datum}`)}</td>
                  <td className="jw-number">{formatNumber(feed.periodSeconds)}</td>
                  <td>{text(`data-state.${feed.state}`)}</td>
                  <td>
                    {feed.lastSeen === null ? (
                      text('feeds.never')
                    ) : (
                      <Age at={Date.parse(feed.lastSeen)} periodSeconds={feed.periodSeconds} />
                    )}
                  </td>
                  <td className="jw-acts">
                    <ActButton
                      word={text('admin.feeds.key')}
                      act={(actKey) => issueFeedKey(feed.id, actKey)}
                      done={(issued) => setKey({ feed: nameOf(feed.name), key: issued.key })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </section>
  );
}

function FeedForm({ done }: { done: (name: string, key: string) => void }) {
  const text = useText();
  const departments = useLive((live) => live.registers?.departments ?? null);
  return (
    <CreateForm create={createFeed} done={({ name, key }) => done(name, key)}>
      <label>
        {text('admin.feeds.id')}
        <input className="jw-input" name="id" required pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,63}" />
      </label>
      <label>
        {text('admin.name')}
        <input className="jw-input" name="name" required maxLength={120} />
      </label>
      <label>
        {text('admin.feeds.department')}
        <select className="jw-select" name="department" required>
          {departments?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('admin.feeds.contact')}
        <input className="jw-input" name="contactPoint" maxLength={120} />
      </label>
      <label>
        {text('admin.feeds.datum')}
        <select className="jw-select" name="datum">
          {DATUMS.map((datum) => (
            <option key={datum} value={datum}>
              {text(`datum.${datum}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('admin.feeds.period')}
        <input
          className="jw-input"
          name="periodSeconds"
          type="number"
          min={1}
          max={86_400}
          defaultValue={60}
          required
        />
      </label>
    </CreateForm>
  );
}
