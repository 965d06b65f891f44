import { useState } from 'react';
import type { EmergencyPlanTask } from '../../../shared/model/emergency-plan-task.ts';
import { type TaskStanding, taskStanding } from '../../../shared/risk/emergency-plan-task-life.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import { closePlanTask } from '../../commands/manage-emergency-plans.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { serverNow, useSeconds } from '../../store/clock.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { WordsField } from '../../ui/words-field.tsx';

/** `isOver`: of an incident that is over, where no clock runs any more. */
type Props = { tasks: readonly EmergencyPlanTask[]; isOver: boolean; mayAct: boolean; done: Done };

/** @param now null: the incident is over, and what was not done by then was not done */
const standingOf = (task: EmergencyPlanTask, now: number | null): TaskStanding => {
  if (now !== null) return taskStanding(task, now);
  return task.state === 'open' ? 'not-done' : taskStanding(task, Date.parse(task.closedAt!));
};

/** Every task by role and time, with how it stands by the clock: green, amber, red. */
export function PlanTasks({ tasks, isOver, mayAct, done }: Props) {
  useSeconds();
  const now = isOver ? null : serverNow();
  const roles = [...new Set(tasks.map(({ role }) => role))];
  return (
    <>
      <Sum tasks={tasks} now={now} />
      {roles.map((role) => (
        <div key={role} className="jw-plan-role">
          <b className="jw-small">{role}</b>
          <ul className="jw-list">
            {tasks
              .filter((task) => task.role === role)
              .map((task) => (
                <TaskRow
                  key={`${task.id} ${task.version}`}
                  task={task}
                  now={now}
                  mayAct={mayAct}
                  done={done}
                />
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Sum({ tasks, now }: { tasks: readonly EmergencyPlanTask[]; now: number | null }) {
  const text = useText();
  const standings = tasks.map((task) => standingOf(task, now));
  const count = (...wanted: string[]) => standings.filter((one) => wanted.includes(one)).length;
  return (
    <p className="jw-small" data-testid="plan-sum">
      {text('board.sum', {
        done: count('done', 'done-late'),
        of: tasks.length,
        late: count('red', 'done-late'),
        missed: count('not-done'),
      })}
    </p>
  );
}

/** How long is left or over, in whole minutes, for a task that is open. */
function leftOf(
  { state, dueAt }: EmergencyPlanTask,
  now: number | null,
  text: Text,
): string | null {
  if (state !== 'open' || now === null) return null;
  const left = Date.parse(dueAt) - now;
  const minutes = Math.ceil(Math.abs(left) / MINUTE_MS);
  return text(left >= 0 ? 'board.left' : 'board.over', { minutes });
}

type RowProps = { task: EmergencyPlanTask; now: number | null; mayAct: boolean; done: Done };

function TaskRow({ task, now, mayAct, done }: RowProps) {
  const text = useText();
  const standing = standingOf(task, now);
  const left = leftOf(task, now, text);
  return (
    <li className="jw-plan-task" data-standing={standing}>
      <span>{task.words}</span>
      <span className="jw-row jw-small jw-secondary">
        <b className="jw-nowrap">{text(`board.standing.${standing}`)}</b>
        <span className="jw-nowrap">
          <TimeText at={task.dueAt} />
        </span>
        {left !== null && <span className="jw-nowrap">{left}</span>}
        {task.reason !== null && <span className="jw-clip">{task.reason}</span>}
      </span>
      {mayAct && <TaskActs task={task} isLate={standing === 'red'} done={done} />}
    </li>
  );
}

type Asked = 'done' | 'not-done' | 'reopen';

/** In time it is one press; what departs from the plan asks why first. */
function TaskActs({
  task,
  isLate,
  done,
}: {
  task: EmergencyPlanTask;
  isLate: boolean;
  done: Done;
}) {
  const text = useText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [reason, setReason] = useState('');
  if (asked !== null) {
    return (
      <span className="jw-send">
        <WordsField label={text('board.reason')} longest={300} words={reason} change={setReason} />
        <ActButton
          word={text(`board.${asked}`)}
          act={() => closePlanTask(task, asked, reason.trim() || null)}
          done={done}
        />
        <button type="button" className="jw-button" onClick={() => setAsked(null)}>
          {text('board.cancel')}
        </button>
      </span>
    );
  }
  const ask = (act: Asked) => (
    <button type="button" className="jw-button" onClick={() => setAsked(act)}>
      {text(`board.${act}`)}
    </button>
  );
  if (task.state !== 'open') return <span className="jw-send">{ask('reopen')}</span>;
  return (
    <span className="jw-send">
      {isLate ? (
        ask('done')
      ) : (
        <ActButton
          word={text('board.done')}
          act={() => closePlanTask(task, 'done', null)}
          done={done}
        />
      )}
      {ask('not-done')}
    </span>
  );
}
