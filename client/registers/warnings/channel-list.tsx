import { useState } from 'react';
import { CHANNEL_AUDIENCES, CHANNEL_KINDS, type Channel } from '../../../shared/model/channel.ts';
import { ShownOnce } from '../../admin/shown-once.tsx';
import { acknowledgeMessage, closeChannel, createChannel } from '../../commands/manage-warnings.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { IDENTIFIER_PATTERN } from './identifier-pattern.ts';
import { Failure } from './source-list.tsx';

const ASK_MS = 5_000;

/** Where messages leave: to whom, for what, and how the last one arrived. */
export function ChannelList() {
  const text = useText();
  const asked = useQuestion<{ channels: Channel[] }>('/api/channels', ASK_MS);
  const isAdministrator = useLive((live) => live.me?.role === 'administrator');
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const question = { ...asked, value: asked.value?.channels ?? null };
  return (
    <>
      <p className="jw-secondary">{text('channels.lead')}</p>
      {isAdministrator && (
        <ChannelForm
          done={({ id, secret }) => {
            if (secret !== null) setMade({ id, secret });
            return asked.again();
          }}
        />
      )}
      {made !== null && (
        <ShownOnce name={made.id} secret={made.secret} close={() => setMade(null)} />
      )}
      <Section question={question} empty={{ title: text('channels.empty') }}>
        {(rows) => (
          <table className="jw-table" data-testid="channels">
            <thead>
              <tr>
                <th>{text('admin.name')}</th>
                <th>{text('channels.kind')}</th>
                <th>{text('channels.audience')}</th>
                <th>{text('sources.address')}</th>
                <th>{text('channels.last')}</th>
                <th>{text('admin.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((channel) => (
                <tr key={channel.id} data-disabled={channel.closedAt !== null}>
                  <td>{channel.name}</td>
                  <td>{text(`channel-kind.${channel.kind}`)}</td>
                  <td>{text(`channel-audience.${channel.audience}`)}</td>
                  <td className="jw-told">{channel.address}</td>
                  <td>
                    <LastDelivery channel={channel} />
                  </td>
                  <td className="jw-acts">
                    <Acts channel={channel} again={asked.again} mayClose={isAdministrator} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </>
  );
}

function LastDelivery({ channel: { last } }: { channel: Channel }) {
  const text = useText();
  if (last === null) return <>{text('channels.nothing-yet')}</>;
  return (
    <>
      {text(`delivery.${last.state}`)} <TimeText at={last.doneAt ?? last.queuedAt} />
      {last.failure !== null && last.state !== 'delivered' && (
        <span className="jw-error">
          <Failure code={last.failure} />
        </span>
      )}
      <div className="jw-small jw-secondary">
        {last.title}
        {last.acknowledgedAt !== null && ` · ${text('channels.acknowledged')}`}
      </div>
    </>
  );
}

function Acts({
  channel: { id, last, closedAt },
  again,
  mayClose,
}: {
  channel: Channel;
  again: () => void;
  mayClose: boolean;
}) {
  const text = useText();
  const isUnconfirmed = last?.state === 'delivered' && last.acknowledgedAt === null;
  return (
    <>
      {isUnconfirmed && (
        <ActButton
          word={text('channels.acknowledge')}
          act={() => acknowledgeMessage(last.id)}
          done={again}
        />
      )}
      {mayClose && closedAt === null && (
        <ActButton
          word={text('channels.close')}
          sure={text('channels.close.sure')}
          act={() => closeChannel(id)}
          done={again}
        />
      )}
      {closedAt !== null && text('channels.closed')}
    </>
  );
}

function ChannelForm({ done }: { done: (made: { id: string; secret: string | null }) => void }) {
  const text = useText();
  return (
    <CreateForm create={createChannel} done={done}>
      <label>
        {text('admin.feeds.id')}
        <input className="jw-input" name="id" required pattern={IDENTIFIER_PATTERN} />
      </label>
      <label>
        {text('channels.receiver')}
        <input className="jw-input" name="name" required maxLength={120} />
      </label>
      <label>
        {text('channels.kind')}
        <select className="jw-select" name="kind">
          {CHANNEL_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {text(`channel-kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('channels.audience')}
        <select className="jw-select" name="audience" defaultValue="drill">
          {CHANNEL_AUDIENCES.map((audience) => (
            <option key={audience} value={audience}>
              {text(`channel-audience.${audience}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('channels.address')}
        <input className="jw-input" name="address" required maxLength={500} size={36} />
      </label>
    </CreateForm>
  );
}
