import type { ShelterStep } from '../../../shared/model/shelter-file.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { Actor } from '../../situation/actor.tsx';
import { useLive } from '../../store/live-store.ts';
import { TimeText } from '../../ui/time-text.tsx';

/** The steps of a shelter's life, newest first: when, by whom, on which order. */
export function Steps({ steps }: { steps: readonly ShelterStep[] }) {
  const text = useText();
  return (
    <section className="jw-file-part">
      <h3>{text('shelters.steps')}</h3>
      {steps.length === 0 && <p className="jw-secondary">{text('shelters.steps.none')}</p>}
      <ol className="jw-list jw-findings">
        {steps.map((step) => (
          <li key={`${step.at}:${step.state}`}>
            <TimeText at={step.at} /> <b>{text(`shelter-state.${step.state}`)}</b>{' '}
            {step.by !== null && <Actor id={step.by} />}
            {step.order !== null && <OrderLine order={step.order} />}
            {step.reason !== null && <span className="jw-block jw-secondary">{step.reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function OrderLine({ order }: { order: NonNullable<ShelterStep['order']> }) {
  const text = useText();
  const language = useLanguage();
  const department = useLive((live) => live.registers?.departmentById.get(order.issuedBy));
  const issuer = language === 'zh' ? department?.name : department?.nameEnglish;
  return (
    <span className="jw-block jw-secondary">
      {text('shelters.order')} {order.number} · {issuer ?? order.issuedBy} ·{' '}
      <TimeText at={order.issuedAt} />
    </span>
  );
}
