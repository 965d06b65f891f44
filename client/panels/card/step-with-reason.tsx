import { type FormEvent, useState } from 'react';
import type { Dispatch, DispatchState } from '../../../shared/model/dispatch.ts';
import { takeStep } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Done } from '../../ui/done.ts';
import { takeFocus } from '../../ui/take-focus.ts';
import { useAct } from '../../ui/use-act.ts';
import { WordsField } from '../../ui/words-field.tsx';

type StepProps = { dispatch: Dispatch; step: DispatchState; done: Done };

/** A step that says why: the first press asks, the second takes it. */
export function StepWithReason({ dispatch, step, done }: StepProps) {
  const text = useText();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <button type="button" className="jw-button" onClick={() => setReason('')}>
        {text(`dispatch.step.${step}` as 'dispatch.step.cancelled')}
      </button>
    );
  }
  return (
    <>
      <ReasonForm {...{ dispatch, step, done, reason }} change={setReason} />
      <button type="button" className="jw-button" onClick={() => setReason(null)}>
        {text(step === 'cancelled' ? 'dispatch.keep.cancelled' : 'dispatch.keep')}
      </button>
    </>
  );
}

type ReasonProps = StepProps & { reason: string; change: (reason: string) => void };

/** Why, and the step itself: by its button, or by Enter in the field. */
export function ReasonForm({ dispatch, step, done, reason, change }: ReasonProps) {
  const text = useText();
  const word = text(`dispatch.step.${step}` as 'dispatch.step.cancelled');
  const why = reason.trim();
  const { state, run } = useAct(() => takeStep(dispatch, { state: step, reason: why }), {
    word,
    done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (why !== '') void run();
  };
  return (
    <form onSubmit={submit}>
      <WordsField
        ref={takeFocus}
        label={text('dispatch.reason')}
        longest={300}
        words={reason}
        change={change}
      />
      {why !== '' && (
        <button type="submit" className="jw-button" disabled={state.kind === 'pending'}>
          {word}
        </button>
      )}
      {state.kind === 'refused' && (
        <span className="jw-error" role="alert">
          {state.reason}
        </span>
      )}
    </form>
  );
}
