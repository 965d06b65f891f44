import { type FormEvent, useState } from 'react';
import { courseTo, directionOf } from '../../shared/geo/course.ts';
import type { Dispatch, DispatchState, UnitStepState } from '../../shared/model/dispatch.ts';
import { needsReason, unitStepsFrom } from '../../shared/risk/dispatch-life.ts';
import type { UnitTask } from '../../shared/wire/unit-task.ts';
import { useText } from '../i18n/use-text.ts';
import { Age } from '../ui/age.tsx';
import { formatNumber } from '../ui/format-number.ts';
import { EmptyState } from '../ui/states.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { WordsField } from '../ui/words-field.tsx';
import { stateAfter } from './outbox.ts';
import { pressNote, pressStep } from './press.ts';
import { TakePhoto } from './take-photo.tsx';
import { useUnit } from './unit-store.ts';

const METRES_PER_KILOMETRE = 1_000;

/** Whether the unit is not there yet: afterwards a way would be one from where it was. */
const COMING: readonly DispatchState[] = ['assigned', 'acknowledged', 'enroute', 'staged'];
const isComing = (state: DispatchState): boolean => COMING.includes(state);

type Task = NonNullable<UnitTask['task']>;

/** The task the unit has now, and what comes next. */
export function OwnTask() {
  const text = useText();
  const task = useUnit((unit) => unit.task);
  const waiting = useUnit(({ outbox }) => outbox.waiting);
  if (!task?.task) {
    // What this device kept from before it was told this is of a unit in service.
    const state = task?.unit.inService === false ? 'out-of-service' : 'free';
    return <EmptyState title={text(`unit-page.${state}`)} hint={text(`unit-page.${state}.hint`)} />;
  }
  const { dispatch, kind } = task.task;
  const state = stateAfter(dispatch, waiting);
  const isPending = state !== dispatch.state;
  return (
    <section className="jw-unit-task" data-testid="own-task" data-state={state}>
      <h2>{dispatch.incidentTitle}</h2>
      <p>
        {text(`incident.kind.${kind}`)} · <b>{text(`dispatch.state.${state}`)}</b>{' '}
        {isPending && <span className="jw-late">{text('unit-page.pending')}</span>}
      </p>
      {dispatch.task !== '' && <p>{dispatch.task}</p>}
      {state === 'assigned' && (
        <p className={dispatch.late ? 'jw-late' : 'jw-secondary'}>
          {text('unit-page.acknowledge-by')} <TimeText at={dispatch.acknowledgeBy} />
        </p>
      )}
      {isComing(state) && <WayThere task={task.task} where={task.where} />}
      <Steps dispatch={dispatch} state={state} />
      <Note dispatch={dispatch.id} />
      <TakePhoto dispatch={dispatch.id} sent={task.task.photos} />
    </section>
  );
}

/** Which way, how far, and how long: from where the device is now, or from where the server knows the unit. */
function WayThere({ task, where }: { task: Task; where: UnitTask['where'] }) {
  const text = useText();
  const own = useUnit((unit) => unit.place);
  const { degrees, metres } = courseTo(own ?? where.place, task.place);
  const { way } = task;
  const [lon, lat] = task.place;
  return (
    <div className="jw-unit-way">
      <svg viewBox="0 0 24 24" aria-hidden="true" style={{ rotate: `${Math.round(degrees)}deg` }}>
        <path d="M12 2 18 20 12 16 6 20Z" fill="currentColor" />
      </svg>
      <p>
        <b>
          {text(`unit-page.direction.${directionOf(degrees)}`)}{' '}
          {text('unit-page.kilometres', { count: formatNumber(metres / METRES_PER_KILOMETRE, 1) })}
        </b>{' '}
        {text('dispatch.minutes', { count: formatNumber(Math.max(1, Math.round(way.minutes)), 0) })}
        <span className="jw-small jw-secondary">
          {text(`dispatch.source.${way.byRoad ? 'road' : 'straight-line'}`)}
        </span>
        <span className="jw-small jw-secondary">
          {own !== null ? text('unit-page.from.device') : text(`unit-page.from.${where.source}`)}{' '}
          {own === null && where.at !== null && <Age at={Date.parse(where.at)} />}
        </span>
        <span className="jw-small jw-number">
          {lat.toFixed(5)}, {lon.toFixed(5)}
        </span>
      </p>
    </div>
  );
}

/** What comes next. What says why is not beside it, where a thumb slips. */
function Steps({ dispatch, state }: { dispatch: Dispatch; state: DispatchState }) {
  const text = useText();
  const [reason, setReason] = useState('');
  const steps = unitStepsFrom(state);
  const isTold = (step: UnitStepState) => needsReason(state, step);
  const out = steps.filter(isTold);
  const said = reason.trim();
  return (
    <>
      <div className="jw-unit-steps">
        {steps
          .filter((step) => !isTold(step))
          .map((step) => (
            <button
              key={step}
              type="button"
              className="jw-button jw-unit-step"
              data-strong
              onClick={() => pressStep(dispatch.id, step, null)}
            >
              {text(`unit-page.step.${step}`)}
            </button>
          ))}
      </div>
      {out.length > 0 && (
        <details>
          <summary>{text(state === 'cleared' ? 'unit-page.free-here' : 'unit-page.out')}</summary>
          <div className="jw-unit-steps">
            <WordsField
              label={text('dispatch.reason')}
              longest={300}
              words={reason}
              change={setReason}
            />
            {out.map((step) => (
              <button
                key={step}
                type="button"
                className="jw-button jw-unit-step"
                disabled={said === ''}
                onClick={() => pressStep(dispatch.id, step, said)}
              >
                {text(`unit-page.step.${step}`)}
              </button>
            ))}
          </div>
        </details>
      )}
    </>
  );
}

/** A sentence for the log; about places and things. */
function Note({ dispatch }: { dispatch: string }) {
  const text = useText();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = String(new FormData(event.currentTarget).get('text')).trim();
    if (said !== '') pressNote(dispatch, said);
    event.currentTarget.reset();
  };
  return (
    <form className="jw-unit-note" onSubmit={submit}>
      <input
        className="jw-input"
        name="text"
        required
        maxLength={300}
        aria-label={text('unit-page.note')}
        placeholder={text('unit-page.note.hint')}
      />
      <button type="submit" className="jw-button jw-unit-step">
        {text('unit-page.note')}
      </button>
    </form>
  );
}
