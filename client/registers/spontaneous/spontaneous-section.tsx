import type { Spontaneous } from '../../../shared/model/spontaneous.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import type { Done } from '../../ui/done.ts';
import { Quantity } from '../../ui/quantity.tsx';
import { Section } from '../../ui/section.tsx';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { SpontaneousActs } from './spontaneous-acts.tsx';
import '../file.css';
import { Actor } from '../../situation/actor.tsx';
import { RegisterExport } from '../register-export.tsx';

const ASK_MS = 30_000;

/** Gatherings nobody announced: proposed by counts, judged, assessed and watched by people. */
export function SpontaneousSection() {
  const text = useText();
  const list = useQuestion<{ spontaneous: Spontaneous[] }>('/api/spontaneous', ASK_MS);
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('spontaneous.lead')}</p>
      <RegisterExport table="spontaneous" answer={list.value} />
      <Section
        question={{ ...list, value: list.value?.spontaneous ?? null }}
        empty={{ title: text('spontaneous.empty'), hint: text('spontaneous.empty.hint') }}
      >
        {(rows) => rows.map((one) => <Item key={one.id} one={one} changed={list.again} />)}
      </Section>
    </section>
  );
}

function Item({ one, changed }: { one: Spontaneous; changed: Done }) {
  const text = useText();
  const name = useLive((live) => live.registers?.gatheringById.get(one.gathering)?.name);
  const mayAct = useLive((live) => live.me?.role !== 'analyst');
  return (
    <article className="jw-file" data-testid="spontaneous" data-state={one.state}>
      <header className="jw-row">
        <h2 className="jw-grow">{name ?? one.gathering}</h2>
        {one.synthetic && <SyntheticBadge />}
        <span>{text(`spontaneous.state.${one.state}`)}</span>
      </header>
      <dl className="jw-facts">
        <dt>{text('spontaneous.found')}</dt>
        <dd>
          <TimeText at={one.foundAt} />
        </dd>
        <dt>{text('spontaneous.counted')}</dt>
        <dd>
          <Quantity value={one.count} unit="人" />
        </dd>
        <dt>{text('spontaneous.usual')}</dt>
        <dd>
          <Quantity value={one.usual} unit="人" />
        </dd>
        <Written label={text('spontaneous.assessment')} written={one.assessment} />
        <Written label={text('spontaneous.plan')} written={one.plan} />
        {one.dismissal !== null && (
          <>
            <dt>{text('spontaneous.reason')}</dt>
            <dd>{text(`spontaneous.dismissal.${one.dismissal}`)}</dd>
          </>
        )}
      </dl>
      {mayAct && <SpontaneousActs one={one} changed={changed} />}
    </article>
  );
}

function Written({ label, written }: { label: string; written: Spontaneous['assessment'] }) {
  const text = useText();
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {written === null ? (
          <span className="jw-secondary">{text('spontaneous.missing')}</span>
        ) : (
          <>
            {written.town} / {written.venue}{' '}
            <span className="jw-secondary jw-small">
              <Actor id={written.by} /> · <TimeText at={written.at} />
            </span>
          </>
        )}
      </dd>
    </>
  );
}
