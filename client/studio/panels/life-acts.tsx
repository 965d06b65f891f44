import { useState } from 'react';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import { consultRefusal } from '../../../shared/risk/grid-plan-life.ts';
import {
  acknowledgePlan,
  approvePlan,
  closePlanFor,
  consultPlan,
  filePlan,
} from '../../commands/draw-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import { cityInput, fromCityInput, isoInstant } from '../../ui/format-time.ts';
import { tookStep } from '../session/plan-sync.ts';

type OfPlan = { plan: GridPlan };

const written = (form: FormData, name: string): string | null =>
  String(form.get(name) ?? '').trim() || null;

/** Into consultation, or why not yet. */
export function ConsultAct({ plan }: OfPlan) {
  const text = useText();
  const refusal = consultRefusal(plan);
  if (refusal !== null) {
    return <p className="jw-secondary jw-small">{text(`error.${refusal}`)}</p>;
  }
  return (
    <ActButton
      word={text('studio.consult')}
      act={() => consultPlan(plan.id, plan.revision)}
      done={tookStep}
    />
  );
}

/** Approval by another account than drew it; at once or from a day on. */
export function ApproveForm({ plan }: OfPlan) {
  const text = useText();
  const me = useLive((live) => live.me?.id ?? null);
  if (me === plan.draftedBy) {
    return <p className="jw-secondary jw-small">{text('error.plan-same-account')}</p>;
  }
  return (
    <CreateForm
      create={(form) =>
        approvePlan(plan.id, {
          basedOn: plan.revision,
          effectiveFrom: fromCityInput(String(form.get('from') ?? '')),
          answer: written(form, 'answer'),
        })
      }
      done={tookStep}
      word={text('studio.approve')}
    >
      <label>
        {text('studio.effective-from')}
        <input className="jw-input" type="datetime-local" name="from" />
      </label>
      <label>
        {text('studio.answer')}
        <textarea className="jw-input" name="answer" maxLength={500} rows={2} />
      </label>
    </CreateForm>
  );
}

export function FileForm({ plan }: OfPlan) {
  const text = useText();
  const [now] = useState(() => cityInput(serverNow()));
  return (
    <CreateForm
      create={(form) => {
        const at = String(form.get('at'));
        const filedAt = at === now ? isoInstant(serverNow()) : fromCityInput(at);
        return filePlan(plan.id, {
          number: String(form.get('number')),
          filedAt: filedAt ?? isoInstant(serverNow()),
        });
      }}
      done={tookStep}
      word={text('studio.file')}
    >
      <label>
        {text('studio.filing-number')}
        <input className="jw-input" name="number" required maxLength={80} />
      </label>
      <label>
        {text('studio.filed-at')}
        <input className="jw-input" type="datetime-local" name="at" required defaultValue={now} />
      </label>
    </CreateForm>
  );
}

export function AcknowledgeAct({ plan }: OfPlan) {
  const text = useText();
  return (
    <ActButton
      word={text('studio.acknowledge')}
      act={() => acknowledgePlan(plan.id)}
      done={tookStep}
    />
  );
}

/** Rejecting and withdrawing end a plan for good; the reason stays with it. */
export function CloseForm({ plan, step }: OfPlan & { step: 'reject' | 'withdraw' }) {
  const text = useText();
  const me = useLive((live) => live.me?.id ?? null);
  const [open, setOpen] = useState(false);
  if (step === 'reject' && me === plan.draftedBy) return null;
  if (!open) {
    return (
      <button type="button" className="jw-button" onClick={() => setOpen(true)}>
        {text(`studio.${step}`)}
      </button>
    );
  }
  return (
    <CreateForm
      create={(form) => closePlanFor(plan.id, step, String(form.get('reason')))}
      done={tookStep}
      word={text(`studio.${step}`)}
    >
      <label>
        {text('studio.reason')}
        <input className="jw-input" name="reason" required maxLength={500} />
      </label>
      <button type="button" className="jw-button" onClick={() => setOpen(false)}>
        {text('admin.cancel')}
      </button>
    </CreateForm>
  );
}
