import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { PlanProposals } from '../../../client/panels/card/plan-proposals.tsx';
import { PlanTasks } from '../../../client/panels/card/plan-tasks.tsx';
import { serverNow } from '../../../client/store/clock.ts';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { EmergencyPlanTask, PlanProposal } from '../../../shared/model/emergency-plan-task.ts';

const MINUTE = 60_000;
/** Everything was given out twenty and a half minutes ago. */
const AGO = 20.5;
const at = (minutes: number) => new Date(serverNow() + (minutes - AGO) * MINUTE).toISOString();
const task = (change: Partial<EmergencyPlanTask>): EmergencyPlanTask => ({
  ...{ id: 'task-1', activation: 'activation-1', incident: 'incident-1', number: 1, level: 4 },
  ...{ role: '消防', department: null, words: '划定警戒区', givenAt: at(0), dueAt: at(30) },
  ...{ state: 'open', reason: null, closedAt: null, closedBy: null, version: 1 },
  ...change,
});
const proposal = (change: Partial<PlanProposal> = {}): PlanProposal => ({
  ...{ plan: 'plan-1', name: '燃气预案', class: 'special', edition: 1, level: 3, tasks: 2 },
  ...{ evidence: [{ on: 'alarm', name: '示例浓度', level: 'orange', at: at(0), response: 3 }] },
  reviewOverdue: false,
  ...change,
});
const nothing = () => undefined;
beforeEach(() => setLanguage('zh'));

describe('the board of a plan’s tasks', () => {
  const board = (tasks: EmergencyPlanTask[], mayAct: boolean, isOver = false) =>
    renderToStaticMarkup(
      <PlanTasks tasks={tasks} isOver={isOver} mayAct={mayAct} done={nothing} />,
    );

  it('says in words and by colour how each stands, and adds up', () => {
    const tasks = [
      task({}),
      task({ id: 'task-2', role: '镇（街道）', dueAt: at(10) }),
      task({ id: 'task-3', state: 'done', closedAt: at(3) }),
    ];
    const shown = board(tasks, true);
    expect(shown.match(/data-standing="[a-z-]+"/g)).toEqual([
      'data-standing="amber"',
      'data-standing="done"',
      'data-standing="red"',
    ]);
    expect(shown).toContain('完成 1/3 · 超时 1 · 未完成 0');
    expect(shown).toContain('将到时限');
    expect(shown).toContain('超时 11 分钟');
  });

  it('counts down nothing once the incident is over: what was not done was not done', () => {
    const tasks = [task({}), task({ id: 'task-2', state: 'done', closedAt: at(3) })];
    const shown = board(tasks, false, true);
    expect(shown).toContain('data-standing="not-done"');
    expect(shown).toContain('完成 1/2 · 超时 0 · 未完成 1');
    expect(shown).not.toMatch(/剩 |超 \d|将到时限|进行中/);
  });

  it('has no acts for who only reads', () => {
    expect(board([task({})], false)).not.toContain('<button');
    expect(board([task({})], true)).toContain('<button');
  });
});

describe('the plans proposed at an incident', () => {
  const shownOf = (proposals: PlanProposal[], active: number[] = []) =>
    renderToStaticMarkup(
      <PlanProposals
        incident="incident-1"
        proposals={proposals}
        activations={active.map((level) => ({
          ...{ id: `activation-${level}`, incident: 'incident-1', plan: 'plan-1' },
          ...{ name: '燃气预案', edition: 1, level, evidence: [], deviation: null },
          ...{ at: at(0), by: 'coordinator-1' },
        }))}
        mayAct
        done={nothing}
      />,
    );

  it('say why, and fold what no trigger speaks for', () => {
    const shown = shownOf([proposal(), proposal({ plan: 'plan-2', level: null, evidence: [] })]);
    expect(shown).toContain('建议启动三级响应');
    expect(shown).toContain('示例浓度');
    expect(shown).toContain('<details>');
    expect(shown).toContain('未达触发条件');
  });

  it('offer only a higher level once one is active', () => {
    const shown = shownOf([proposal()], [3]);
    expect(shown).toContain('提级');
    expect(shown).not.toContain('<option value="3"');
    expect(shown).toContain('<option value="2"');
  });

  it('are none where no plan in force fits', () => {
    expect(shownOf([])).toContain('没有适用的现行预案');
  });
});
