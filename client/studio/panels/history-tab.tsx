import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { EmptyState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { usePlan } from '../session/plan-store.ts';
import { editStates } from '../session/session.ts';
import { setStudio, useStudio } from '../tools/studio-store.ts';

/** Every edit of the plan from its first line, by whom and when; the slider shows the draft after each. */
export function HistoryTab() {
  const text = useText();
  const names = useNames();
  const session = usePlan((plan) => plan.session);
  const replayAt = useStudio((studio) => studio.replayAt);
  if (!session) return null;
  const { edits } = session.file;
  const states = editStates(session);
  if (states.length === 0) return <EmptyState title={text('studio.no-edits')} />;
  const steps = states.map(([edit, state], index) => ({ edit, state, step: index + 1 }));
  const { cursor } = session.shown;
  return (
    <div className="jw-history">
      <label className="jw-replay">
        {text('studio.replay', { step: replayAt ?? cursor, steps: cursor })}
        <input
          type="range"
          min={0}
          max={cursor}
          value={replayAt ?? cursor}
          onChange={({ target }) => {
            const step = Number(target.value);
            setStudio({ replayAt: step === cursor ? null : step, preview: null });
          }}
        />
      </label>
      {replayAt !== null && (
        <button type="button" className="jw-button" onClick={() => setStudio({ replayAt: null })}>
          {text('studio.replay-end')}
        </button>
      )}
      <ol className="jw-list">
        {steps.map(({ edit, state, step }) => {
          const known = edits[step - 1];
          return (
            <li key={step} data-state={state} className="jw-edit">
              <span className="jw-row">
                <span className="jw-grow">
                  {step}. {text(`edit.${edit.kind}`)}
                </span>
                <span className="jw-small jw-secondary">{text(`edit-state.${state}`)}</span>
              </span>
              {known && state !== 'queued' && state !== 'sending' && (
                <span className="jw-small jw-secondary">
                  {actorName(known.by, text, names)} · <TimeText at={known.at} />
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
