import type {
  PlanBoard as Board,
  PlanActivation,
} from '../../../shared/model/emergency-plan-task.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { isIncidentOpen } from '../../../shared/risk/incident-life.ts';
import { planBoardPath } from '../../commands/manage-incidents.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { levelWord } from '../../situation/level-word.ts';
import { useLive } from '../../store/live-store.ts';
import type { Done } from '../../ui/done.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { PlanAidsBlock } from './plan-aids.tsx';
import { PlanProposals } from './plan-proposals.tsx';
import { PlanTasks } from './plan-tasks.tsx';
import './plan-board.css';

const ASKED_EVERY_MS = 10_000;

type Props = { incident: Incident; mayAct: boolean; done: Done };

/** Emergency plans at an incident: what is proposed and why, what is active, and who has what to do by when. */
export function PlanBoard({ incident, mayAct, done }: Props) {
  const text = useText();
  const role = useLive(({ me }) => me?.role);
  // A wall shows figures, not who owes what: the server would refuse it as well.
  const path = role === 'wall' ? null : planBoardPath(incident.id);
  const { value, refusal, again } = useQuestion<Board>(path, ASKED_EVERY_MS);
  const changed = async () => {
    await Promise.all([again(), done()]);
  };
  if (path === null) return null;
  if (value === null) {
    if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
    return <LoadingState />;
  }
  const { activations, aids, tasks, proposals, paused } = value;
  const isOver = !isIncidentOpen(incident.state);
  const acts = mayAct && !paused;
  return (
    <section className="jw-plan-board" data-testid="plan-board">
      <h4 className="jw-small jw-secondary">{text('board.title')}</h4>
      {paused && <p className="jw-note">{text('board.paused')}</p>}
      {activations.map((activation) => (
        <Active key={activation.id} activation={activation} />
      ))}
      {aids.map((one) => (
        <PlanAidsBlock key={one.plan} aids={one} />
      ))}
      {tasks.length > 0 && <PlanTasks tasks={tasks} isOver={isOver} mayAct={acts} done={changed} />}
      {isOver && activations.length === 0 && tasks.length === 0 && (
        <p className="jw-secondary">{text('board.none-was')}</p>
      )}
      {!isOver && (
        <PlanProposals
          incident={incident.id}
          proposals={proposals}
          activations={activations}
          mayAct={acts}
          done={changed}
        />
      )}
    </section>
  );
}

function Active({ activation: { name, level, at, deviation } }: { activation: PlanActivation }) {
  const text = useText();
  return (
    <p className="jw-small">
      <b>{text('board.active')}</b> {name} · {levelWord(text, level)} · <TimeText at={at} />
      {deviation !== null && (
        <span className="jw-secondary">
          {' '}
          {text('said.of', { name: text('board.deviation'), words: deviation })}
        </span>
      )}
    </p>
  );
}
