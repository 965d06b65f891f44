import { useState } from 'react';
import {
  type GridTask,
  type GridTaskList,
  RETURN_REASONS,
  type ReturnReason,
} from '../../../shared/model/grid-task.ts';
import type { CaseList } from '../../../shared/wire/cases.ts';
import { closeTask } from '../../commands/manage-grids.ts';
import { useText } from '../../i18n/use-text.ts';
import { HandedOver } from '../../situation/hand-over.tsx';
import { ActButton } from '../../ui/act-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { AreaFilter, useOwnArea } from '../by-area/area-filter.tsx';
import { ExportRows } from '../by-area/export-rows.tsx';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { Day } from '../hazards/day.tsx';
import { ShortList } from '../places/short-list.tsx';
import { useTownName } from '../places/use-town-name.ts';
import { useMayKeep } from '../use-may-keep.ts';
import { AssignForm } from './assign-form.tsx';
import '../places/places.css';
import '../by-area/by-area.css';

const ASK_MS = 30_000;
const CHOICES = ['open', 'overdue', 'closed'] as const;
type Chosen = (typeof CHOICES)[number];

const passes = (chosen: Chosen, { state, overdue }: GridTask): boolean => {
  if (chosen === 'closed') return state !== 'assigned';
  return state === 'assigned' && (chosen === 'open' || overdue);
};

/** Tasks that departments gave to grids: by the list of service items and by nothing else (art. 55). */
export function GridTasksSection() {
  const text = useText();
  const own = useOwnArea();
  const mayKeep = useMayKeep();
  const [area, setArea] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen>('open');
  const shownArea = area ?? own;
  const { value, ...question } = useQuestion<GridTaskList>(
    `/api/grid-tasks?area=${shownArea}`,
    ASK_MS,
  );
  const rows = value?.tasks ?? null;
  const shown = (rows ?? []).filter((row) => passes(chosen, row));
  const all = value?.counts[chosen] ?? 0;
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('tasks.lead')}</p>
      {mayKeep && <AssignForm changed={question.again} />}
      <div className="jw-row jw-by-area">
        <AreaFilter chosen={shownArea} choose={setArea} />
        <Choice
          label={text('registers.grid-tasks')}
          names={CHOICES}
          chosen={chosen}
          wordOf={(name) => `${text(`tasks.${name}`)} ${formatNumber(value?.counts[name])}`}
          choose={setChosen}
        />
        <span className="jw-grow" />
        <TaskExport tasks={shown} filter={`area=${shownArea}&chosen=${chosen}`} />
      </div>
      {shown.length < all && (
        <p className="jw-secondary">
          {text('tasks.first', { shown: formatNumber(shown.length), all: formatNumber(all) })}
        </p>
      )}
      <Section question={{ ...question, value: rows }} empty={{ title: text('tasks.empty') }}>
        {() => <TaskTable tasks={shown} changed={question.again} />}
      </Section>
    </section>
  );
}

function TaskExport({ tasks, filter }: { tasks: readonly GridTask[]; filter: string }) {
  const text = useText();
  const departmentName = useDepartmentName();
  const head = [
    text('tasks.item'),
    text('tasks.grid'),
    text('items.department'),
    text('items.state'),
    text('tasks.due'),
    text('tasks.why'),
  ];
  const rows = tasks.map((task) => [
    task.itemName,
    task.grid,
    departmentName(task.department),
    text(`task-state.${task.state}`),
    task.dueAt,
    task.returnReason === null ? null : text(`return-reason.${task.returnReason}`),
  ]);
  const synthetic = tasks.some((task) => task.synthetic);
  return (
    <ExportRows table="grid-tasks" head={head} rows={rows} filter={filter} synthetic={synthetic} />
  );
}

function TaskTable({ tasks, changed }: { tasks: readonly GridTask[]; changed: Done }) {
  const text = useText();
  const townName = useTownName();
  const departmentName = useDepartmentName();
  const mayKeep = useMayKeep();
  // Of all tasks at once: a question for each row would be a thousand.
  const cases = useQuestion<CaseList>('/api/cases?kind=grid-task', ASK_MS);
  return (
    <ShortList
      rows={tasks}
      wordsOf={({ itemName, grid, town, department }) =>
        `${itemName} ${grid} ${townName(town)} ${departmentName(department)}`
      }
    >
      {(shown) => (
        <table className="jw-table" data-testid="grid-tasks">
          <thead>
            <tr>
              <th>{text('tasks.item')}</th>
              <th>{text('tasks.grid')}</th>
              <th>{text('items.department')}</th>
              <th>{text('tasks.due')}</th>
              <th>{text('items.state')}</th>
              <th>{text('registers.cases')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((task) => (
              <tr key={task.id} data-item={task.id}>
                <td>{task.itemName}</td>
                <td className="jw-number">
                  {task.grid}
                  <span className="jw-town">{townName(task.town)}</span>
                </td>
                <td>{departmentName(task.department)}</td>
                <td className="jw-nowrap">
                  {task.overdue ? (
                    <span className="jw-overdue">
                      <Day at={task.dueAt} />
                    </span>
                  ) : (
                    <Day at={task.dueAt} />
                  )}
                </td>
                <td>
                  <TaskState key={task.version} task={task} changed={changed} />
                </td>
                <td data-testid="hand-over">
                  <HandedOver
                    about={{ kind: 'grid-task', id: task.id }}
                    title={task.itemName}
                    mayAct={mayKeep && task.state === 'assigned' && cases.value !== null}
                    cases={cases.value?.cases.filter(({ about }) => about.id === task.id) ?? []}
                    done={cases.again}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ShortList>
  );
}

function TaskState({ task, changed }: { task: GridTask; changed: Done }) {
  const text = useText();
  const mayKeep = useMayKeep();
  const [reason, setReason] = useState<ReturnReason | ''>('');
  if (task.state !== 'assigned' || !mayKeep) {
    return (
      <>
        {text(`task-state.${task.state}`)}
        {task.returnReason !== null && (
          <span className="jw-town">{text(`return-reason.${task.returnReason}`)}</span>
        )}
      </>
    );
  }
  const close = (act: 'finish' | 'return') =>
    closeTask(task.id, { basedOn: task.version, act, reason: reason === '' ? null : reason });
  return (
    <span className="jw-row">
      <select
        className="jw-select"
        aria-label={text('tasks.why')}
        value={reason}
        onChange={({ target }) => setReason(target.value as ReturnReason | '')}
      >
        <option value="">{text('tasks.why')}…</option>
        {RETURN_REASONS.map((one) => (
          <option key={one} value={one}>
            {text(`return-reason.${one}`)}
          </option>
        ))}
      </select>
      {reason === '' ? (
        <ActButton word={text('tasks.finish')} act={() => close('finish')} done={changed} />
      ) : (
        <ActButton word={text('tasks.return')} act={() => close('return')} done={changed} />
      )}
    </span>
  );
}
