import type { Dispatch, DispatchState } from '../../../shared/model/dispatch.ts';
import { accountability } from '../../../shared/risk/accountability.ts';
import { dispatchStepsFrom, needsReason } from '../../../shared/risk/dispatch-life.ts';
import type { Arrivals } from '../../../shared/wire/unit-task.ts';
import { incidentPath, noteHeard, takeStep } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow, useSeconds } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { select } from '../../store/view-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Age } from '../../ui/age.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { StepWithReason } from './step-with-reason.tsx';
import { unitsOut } from './units-out.ts';

const ASKED_EVERY_MS = 10_000;
/** What the desk tells of a unit: the way on, and calling it off. */
const OFFERED = new Set<DispatchState>([
  ...(['acknowledged', 'enroute', 'staged', 'onscene'] as const),
  ...(['cleared', 'returning', 'available', 'cancelled'] as const),
]);

type Props = { incident: string; mayAct: boolean; done: Done };

/** The units that are out for it, how far each is and since when, with its next step. */
export function IncidentUnits({ incident, mayAct, done }: Props) {
  const text = useText();
  const dispatches = useLive((live) => live.dispatches);
  const own = unitsOut(dispatches.values(), incident);
  const { value } = useQuestion<Arrivals>(`${incidentPath(incident)}/arrivals`, ASKED_EVERY_MS);
  if (own.length === 0) return <p className="jw-secondary">{text('dispatch.none')}</p>;
  return (
    <table className="jw-units" data-testid="incident-units">
      <tbody>
        {own.map((one) => (
          <UnitRow
            key={one.id}
            dispatch={one}
            arrival={value?.arrivals.find(({ dispatch }) => dispatch === one.id)}
            mayAct={mayAct}
            done={done}
          />
        ))}
      </tbody>
    </table>
  );
}

type Arrival = Arrivals['arrivals'][number];

/** How long it has still, and how old the place is that this is reckoned from. */
function Coming({ arrival: { where, way } }: { arrival: Arrival }) {
  const text = useText();
  return (
    <div className="jw-small jw-secondary">
      {text('dispatch.minutes', { count: formatNumber(Math.max(1, Math.round(way.minutes)), 0) })}{' '}
      {text(`arrival.from.${where.source}`)}{' '}
      {where.at !== null && <Age at={Date.parse(where.at)} />}
    </div>
  );
}

/** Whether the team was heard of lately; the desk can write down that it was, by radio. */
function Silence({ dispatch, mayAct, done }: { dispatch: Dispatch; mayAct: boolean; done: Done }) {
  const text = useText();
  useSeconds();
  const how = accountability(dispatch, serverNow());
  if (how === null || how === 'green') return null;
  return (
    <div className="jw-small" data-accountability={how}>
      <b className="jw-late">{text(`accountability.${how}`)}</b>{' '}
      <Age at={Date.parse(dispatch.heardAt)} />{' '}
      {mayAct && (
        <ActButton
          word={text('accountability.heard')}
          act={(key) => noteHeard(dispatch, key)}
          done={done}
        />
      )}
    </div>
  );
}

function UnitRow({
  dispatch,
  arrival,
  mayAct,
  done,
}: {
  dispatch: Dispatch;
  arrival: Arrival | undefined;
  mayAct: boolean;
  done: Done;
}) {
  const text = useText();
  const { state, steps, late, callSign, resource, task } = dispatch;
  const since = steps.at(-1)?.at;
  return (
    <tr data-of={callSign}>
      <td>
        <button
          type="button"
          className="jw-plain jw-link"
          onClick={() => select({ kind: 'unit', id: resource })}
        >
          {callSign}
        </button>
        {task !== '' && <div className="jw-small jw-secondary">{task}</div>}
      </td>
      <td>
        {text(`dispatch.state.${state}`)}{' '}
        {late && <b className="jw-late">{text('dispatch.late')}</b>}
        {since !== undefined && (
          <span className="jw-secondary">
            {' '}
            <Age at={Date.parse(since)} />
          </span>
        )}
        {arrival && <Coming arrival={arrival} />}
        <Silence dispatch={dispatch} mayAct={mayAct} done={done} />
      </td>
      {mayAct && (
        <td className="jw-acts">
          <Steps dispatch={dispatch} done={done} />
        </td>
      )}
    </tr>
  );
}

/** Its next steps. A reason that is being written stands as long as its step is possible, whatever the crew says meanwhile. */
function Steps({ dispatch, done }: { dispatch: Dispatch; done: Done }) {
  const text = useText();
  const { state } = dispatch;
  const offered = dispatchStepsFrom(state).filter((step) => OFFERED.has(step));
  return (
    <>
      {offered
        .filter((step) => !needsReason(state, step))
        .map((step) => (
          <ActButton
            key={`${state} ${step}`}
            word={text(`dispatch.step.${step}` as 'dispatch.step.enroute')}
            act={() => takeStep(dispatch, { state: step, reason: null })}
            done={done}
          />
        ))}
      {offered
        .filter((step) => needsReason(state, step))
        .map((step) => (
          <StepWithReason key={step} dispatch={dispatch} step={step} done={done} />
        ))}
    </>
  );
}
