import type { ReactNode } from 'react';
import type { PlanBody, PlanTrigger } from '../../../shared/model/emergency-plan.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { levelWord } from '../../situation/level-word.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';

/** A trigger as a line people read. */
export function triggerWords(text: Text, trigger: PlanTrigger): string {
  const level = text('plans.trigger.at-least', { level: text(`level.${trigger.level}`) });
  const proposes = text('plans.trigger.proposes', { level: levelWord(text, trigger.response) });
  if (trigger.on === 'warning') {
    return [text('kind.warning'), trigger.event, level, proposes].join(' · ');
  }
  const metric = trigger.metric && text(`metric.${trigger.metric}`);
  const subject = trigger.subject && text(`plans.trigger.subject.${trigger.subject}`);
  const what = [metric, subject].filter((part) => part !== null);
  return [text('plans.trigger.alarm'), ...what, level, proposes].join(' · ');
}

function Part({ title, lines }: { title: string; lines: readonly string[] }) {
  const text = useText();
  return (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 && <p className="jw-secondary">{text('plans.none')}</p>}
      <ul className="jw-file-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** The text of a plan: when it is proposed, what each level means, who does what by when, what is wanted and said. */
export function PlanBodyView({ title, body }: { title: ReactNode; body: PlanBody }) {
  const text = useText();
  return (
    <div data-testid="plan-body">
      <h3>{title}</h3>
      <div className="jw-file-columns">
        <Part
          title={text('plans.triggers')}
          lines={body.triggers.map((trigger) => triggerWords(text, trigger))}
        />
        <Part
          title={text('plans.levels')}
          lines={body.levels.map(({ level, when }) =>
            text('said.of', { name: levelWord(text, level), words: when }),
          )}
        />
        <Part
          title={text('plans.resources')}
          lines={body.resources.map(
            ({ type, count }) => `${text(`unit.${type}`)} ${formatNumber(count)}`,
          )}
        />
        <Part
          title={text('plans.messages')}
          lines={body.messages.map(({ title: head, words, level }) =>
            text('said.of', { name: `${levelWord(text, level)} · ${head}`, words }),
          )}
        />
      </div>
      <Tasks tasks={body.tasks} />
    </div>
  );
}

function Tasks({ tasks }: Pick<PlanBody, 'tasks'>) {
  const text = useText();
  const departmentName = useDepartmentName();
  return (
    <>
      <h3>{text('plans.tasks')}</h3>
      {tasks.length === 0 && <p className="jw-secondary">{text('plans.none')}</p>}
      {tasks.length > 0 && (
        <table className="jw-table">
          <thead>
            <tr>
              <th>{text('plans.level')}</th>
              <th>{text('plans.task.role')}</th>
              <th>{text('plans.task.words')}</th>
              <th>{text('plans.task.minutes')}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <tr key={`${task.level} ${task.role} ${task.words}`}>
                <td className="jw-nowrap">
                  {text('plans.task.from', { level: levelWord(text, task.level) })}
                </td>
                <td>
                  {task.role}
                  {task.department !== null && departmentName(task.department) !== task.role && (
                    <span className="jw-town">{departmentName(task.department)}</span>
                  )}
                </td>
                <td>{task.words}</td>
                <td>{formatNumber(task.minutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
