import type { ReactNode } from 'react';
import type { HandoverCard } from '../../../shared/model/handover.ts';
import { useText } from '../../i18n/use-text.ts';
import { levelWord } from '../../situation/level-word.ts';
import { WarningBadges } from '../../situation/warning-badges.tsx';
import { serverNow, useSeconds } from '../../store/clock.ts';
import { Age } from '../../ui/age.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** What a desk has in hand: incidents, alarms, official warnings, reports due, alarms set aside, units out, what was ordered. */
export function Card({ card }: { card: HandoverCard }) {
  const text = useText();
  useSeconds();
  return (
    <div className="jw-handover" data-testid="handover-card">
      <Part title={text('handover.incidents', { count: card.incidents.length })}>
        {card.incidents.map(({ id, title, kind, state, level, receivedAt, command }) => (
          <li key={id}>
            <b>{title}</b> {text(`incident.kind.${kind}`)} · {text(`incident.state.${state}`)}{' '}
            {level !== null && levelWord(text, level)} <Age at={Date.parse(receivedAt)} />
            {command && <CommandInHand command={command} />}
          </li>
        ))}
      </Part>
      <Alarms card={card} />
      {card.warnings && (
        <Part title={text('handover.warnings', { count: card.warnings.length })}>
          {card.warnings.map(({ event, level, status = 'Actual', synthetic = false, expires }) => (
            <li key={`${event} ${expires}`}>
              {level !== null && <LevelMark condition={level} />} {event}{' '}
              <WarningBadges status={status} synthetic={synthetic} /> · {text('handover.until')}{' '}
              <TimeText at={expires} />
            </li>
          ))}
        </Part>
      )}
      <Part title={text('handover.due', { count: card.due.length })}>
        {card.due.map(({ incident, title, to, by }) => (
          <li key={`${incident} ${to}`}>
            {title} · {text(`incident.report.${to}`)} <TimeText at={by} />{' '}
            {Date.parse(by) < serverNow() && (
              <b className="jw-late">{text('incident.report.past')}</b>
            )}
          </li>
        ))}
      </Part>
      <Part title={text('handover.shelved', { count: card.shelved.length })}>
        {card.shelved.map(({ name, until }) => (
          <li key={name}>
            {name} {until !== null && <TimeText at={until} />}
          </li>
        ))}
      </Part>
      <Part title={text('handover.out', { count: card.out.length })}>
        {card.out.map(({ callSign, incident, state, since }) => (
          <li key={callSign}>
            <b>{callSign}</b> {text(`dispatch.state.${state}`)} · {incident}{' '}
            <Age at={Date.parse(since)} />
          </li>
        ))}
      </Part>
      <Ordered card={card} />
    </div>
  );
}

/** What was ordered and is not done yet; cards of old do not tell. */
function Ordered({ card: { orders, tasks, releases } }: { card: HandoverCard }) {
  const text = useText();
  return (
    <>
      {orders && (
        <Part title={text('handover.orders', { count: orders.length })}>
          {orders.map(({ kind, number, about, state, signedAt }) => (
            <li key={`${kind} ${number} ${about}`}>
              {text(`handover.order.${kind}`)} <b>{number}</b> {about !== null && `· ${about} `}
              {state !== null && `· ${text(`supply-state.${state}`)} `}
              <Age at={Date.parse(signedAt)} />
            </li>
          ))}
        </Part>
      )}
      {tasks && (
        <Part title={text('handover.tasks', { count: tasks.length })}>
          {tasks.map(({ incident, role, words, dueAt }) => (
            <li key={`${incident} ${words} ${dueAt}`}>
              <b>{words}</b> {role} · {incident} · <TimeText at={dueAt} />{' '}
              {Date.parse(dueAt) < serverNow() && (
                <b className="jw-late">{text('incident.report.past')}</b>
              )}
            </li>
          ))}
        </Part>
      )}
      {releases && (
        <Part title={text('handover.releases', { count: releases.length })}>
          {releases.map(({ headline, state, draftedAt }) => (
            <li key={`${headline} ${draftedAt}`}>
              {headline} · {text(`release-state.${state}`)} <TimeText at={draftedAt} />
            </li>
          ))}
        </Part>
      )}
    </>
  );
}

/** Alarms that want somebody, the worst first; on cards of old they were not written down. */
function Alarms({ card: { alarms, alarmCount = 0 } }: { card: HandoverCard }) {
  const text = useText();
  if (!alarms) return null;
  const rows = alarms.map(({ id, name, level, active, raisedAt, acknowledgedBy }) => (
    <li key={id} data-active={active}>
      <LevelMark condition={level} /> <b>{name}</b> <TimeText at={raisedAt} />{' '}
      {!active && `· ${text('alarms.cleared')} `}·{' '}
      {acknowledgedBy === null ? (
        <b className="jw-late">{text('handover.unseen')}</b>
      ) : (
        text('alarms.acknowledged')
      )}
    </li>
  ));
  const beyond = alarmCount - alarms.length;
  if (beyond > 0) rows.push(<li key="more">{text('handover.more', { count: beyond })}</li>);
  return <Part title={text('handover.alarms', { count: alarmCount })}>{rows}</Part>;
}

type InHand = NonNullable<HandoverCard['incidents'][number]['command']>;

/** Who commands it, whom that is offered to, and its sectors. */
function CommandInHand({ command: { level, offeredTo, sectors } }: { command: InHand }) {
  const text = useText();
  const parts = [`${text('command.report')} ${text(`command.level.${level}`)}`];
  if (offeredTo !== null) {
    parts.push(text('command.report.offered', { level: text(`command.level.${offeredTo}`) }));
  }
  if (sectors.length > 0) parts.push(`${text('sector.report')} ${sectors.join(text('list.and'))}`);
  return <div className="jw-secondary">{parts.join(' · ')}</div>;
}

function Part({ title, children }: { title: string; children: ReactNode[] }) {
  const text = useText();
  return (
    <section>
      <h4>{title}</h4>
      {children.length === 0 ? (
        <p className="jw-secondary">{text('handover.nothing')}</p>
      ) : (
        <ul className="jw-list">{children}</ul>
      )}
    </section>
  );
}
