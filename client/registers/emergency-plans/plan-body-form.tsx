import {
  type EmergencyPlan,
  type PlanBody,
  type PlannedTask,
  type PlanTrigger,
  RESPONSE_LEVELS,
} from '../../../shared/model/emergency-plan.ts';
import { RESOURCE_TYPES, type ResourceType } from '../../../shared/model/resource.ts';
import { writeEmergencyPlan } from '../../commands/manage-emergency-plans.ts';
import { useText } from '../../i18n/use-text.ts';
import { levelWord } from '../../situation/level-word.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { KeptLine } from '../../ui/kept-line.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { type Column, LineList } from './line-list.tsx';
import { TriggerForm, TriggerLines } from './trigger-form.tsx';

type Props = { plan: EmergencyPlan; body: PlanBody; saved: Done; cancel: () => void };

export const aboutPlan = (id: string): string => `emergency-plan:${id}`;

/** The text of a draft as it is written: nothing is sent before it is saved as a whole. */
export function PlanBodyForm({ plan, body: before, saved, cancel }: Props) {
  const text = useText();
  const kept = useKeptDraft(aboutPlan(plan.id), { plan, body: before }, ({ body }) => body);
  const { from, value: body, change } = kept;
  const words = useColumns();
  const addTrigger = (trigger: PlanTrigger) => change({ triggers: [...body.triggers, trigger] });
  return (
    <div key={kept.round} className="jw-file-form" data-testid="plan-body-form">
      <KeptLine kept={kept} isOvertaken={from.plan.version !== plan.version} />
      <label className="jw-plan-field">
        {text('plans.basis')}
        <input
          className="jw-input"
          maxLength={500}
          value={body.basis}
          onChange={({ target }) => change({ basis: target.value })}
        />
      </label>
      <h3>{text('plans.triggers')}</h3>
      <TriggerLines triggers={body.triggers} change={(triggers) => change({ triggers })} />
      <TriggerForm add={addTrigger} />
      <LineList
        title={text('plans.levels')}
        columns={words.levels}
        lines={body.levels}
        blank={{ level: 4, when: '' }}
        change={(levels) => change({ levels })}
      />
      <LineList
        title={text('plans.tasks')}
        columns={words.tasks}
        lines={body.tasks}
        blank={BLANK_TASK}
        change={(tasks) => change({ tasks })}
      />
      <LineList
        title={text('plans.resources')}
        columns={words.resources}
        lines={body.resources}
        blank={{ type: 'rescue-team' as ResourceType, count: 1 }}
        change={(resources) => change({ resources })}
      />
      <LineList
        title={text('plans.messages')}
        columns={words.messages}
        lines={body.messages}
        blank={{ title: '', words: '', level: 4 }}
        change={(messages) => change({ messages })}
      />
      <div className="jw-file-acts">
        <ActButton
          word={text('plans.save')}
          act={() => writeEmergencyPlan(from.plan, body)}
          done={kept.sent(saved)}
        />
        <button type="button" className="jw-button" onClick={cancel}>
          {text(kept.begun === null ? 'admin.cancel' : 'kept.later')}
        </button>
      </div>
    </div>
  );
}

const BLANK_TASK: PlannedTask = {
  role: '',
  department: null,
  words: '',
  minutes: 30,
  level: 4,
};

/** The fields of each list. */
function useColumns() {
  const text = useText();
  const level = {
    name: 'level',
    word: text('plans.level'),
    options: RESPONSE_LEVELS.map((value) => [value, levelWord(text, value)]),
  } as const satisfies Column;
  return {
    levels: [level, { name: 'when', word: text('plans.when'), longest: 500 }],
    tasks: [
      level,
      { name: 'role', word: text('plans.task.role'), longest: 120 },
      { name: 'words', word: text('plans.task.words'), longest: 500 },
      { name: 'minutes', word: text('plans.task.minutes'), most: 43_200 },
    ],
    resources: [
      {
        name: 'type',
        word: text('plans.resource.type'),
        options: RESOURCE_TYPES.map((type) => [type, text(`unit.${type}`)]),
      },
      { name: 'count', word: text('plans.resource.count'), most: 500 },
    ],
    messages: [
      level,
      { name: 'title', word: text('plans.message.title'), longest: 120 },
      { name: 'words', word: text('plans.message.words'), longest: 500 },
    ],
  } as const satisfies Record<string, readonly Column[]>;
}
