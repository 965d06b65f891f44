import { useState } from 'react';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import { planStepsFrom } from '../../../shared/risk/plan-life.ts';
import {
  acknowledgePlan,
  approvePlan,
  checkPlan,
  closePlan,
  consultOnPlan,
  filePlan,
  rebasePlan,
} from '../../commands/manage-plans.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import { cityInput, fromCityInput } from '../../ui/format-time.ts';

const DAY_MS = 86_400_000;
/** No moment: the server answers with the field's own error, and the entries stay in the form. */
const momentOf = (form: FormData, name: string) => fromCityInput(String(form.get(name))) ?? '';
const wordsOf = (form: FormData, name: string) => String(form.get(name)).trim();

/** What the plan's state allows next; what is refused says why beside its button. */
export function PlanActs({ plan, done }: { plan: GridPlan; done: () => void }) {
  const text = useText();
  const { id, revision } = plan;
  const steps = planStepsFrom(plan.state);
  return (
    <div className="jw-plan-acts">
      <div className="jw-file-acts">
        {steps.includes('check') && (
          <ActButton
            word={text('plan.act.check')}
            act={() => checkPlan(id, revision)}
            done={done}
          />
        )}
        {plan.baseOutdated && steps.includes('check') && (
          <ActButton
            word={text('plan.act.rebase')}
            sure={text('plan.act.rebase.sure')}
            act={() => rebasePlan(id, revision, true)}
            done={done}
          />
        )}
        {steps.includes('consult') && (
          <ActButton
            word={text('plan.act.consult')}
            act={() => consultOnPlan(id, revision)}
            done={done}
          />
        )}
        {steps.includes('acknowledge') && (
          <ActButton
            word={text('plan.act.acknowledge')}
            act={() => acknowledgePlan(id)}
            done={done}
          />
        )}
      </div>
      {steps.includes('approve') && <ApproveForm plan={plan} done={done} />}
      {steps.includes('file') && plan.filing === null && <FilingForm plan={plan} done={done} />}
      {(steps.includes('reject') || steps.includes('withdraw')) && (
        <Closing id={id} steps={steps} done={done} />
      )}
    </div>
  );
}

function ApproveForm({ plan, done }: { plan: GridPlan; done: () => void }) {
  const text = useText();
  return (
    <CreateForm
      word={text('plan.act.approve')}
      create={(form) =>
        approvePlan(plan.id, {
          basedOn: plan.revision,
          effectiveFrom: momentOf(form, 'effectiveFrom'),
          answer: wordsOf(form, 'answer') || null,
        })
      }
      done={done}
    >
      <label>
        {text('plan.effective-from')}
        <input
          className="jw-input"
          type="datetime-local"
          name="effectiveFrom"
          required
          defaultValue={cityInput(serverNow() + DAY_MS)}
        />
      </label>
      <label className="jw-grow">
        {text('plan.answer')}
        <input className="jw-input" name="answer" maxLength={500} />
      </label>
    </CreateForm>
  );
}

function FilingForm({ plan, done }: { plan: GridPlan; done: () => void }) {
  const text = useText();
  return (
    <CreateForm
      word={text('plan.act.file')}
      create={(form) =>
        filePlan(plan.id, {
          number: wordsOf(form, 'number'),
          filedAt: momentOf(form, 'filedAt'),
        })
      }
      done={done}
    >
      <label>
        {text('plan.filing-number')}
        <input className="jw-input" name="number" required maxLength={80} />
      </label>
      <label>
        {text('plan.filed-at')}
        <input
          className="jw-input"
          type="datetime-local"
          name="filedAt"
          required
          defaultValue={cityInput(serverNow())}
        />
      </label>
    </CreateForm>
  );
}

type ClosingProps = { id: string; steps: readonly string[]; done: () => void };

function Closing({ id, steps, done }: ClosingProps) {
  const text = useText();
  const [reason, setReason] = useState('');
  return (
    <div className="jw-file-acts">
      <input
        className="jw-input"
        aria-label={text('plan.closing-reason')}
        placeholder={text('plan.closing-reason')}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {(['reject', 'withdraw'] as const)
        .filter((step) => steps.includes(step))
        .map((step) => (
          <ActButton
            key={step}
            word={text(`plan.act.${step}`)}
            sure={text(`plan.act.${step}.sure`)}
            act={() => closePlan(id, step, reason.trim())}
            done={done}
          />
        ))}
    </div>
  );
}
