import '../../../client/i18n/later-words.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { DrillFileView } from '../../../client/registers/drills/drill-file.tsx';
import { DutyList } from '../../../client/registers/drills/duty-list.tsx';
import { InjectRows, NEW_INJECT } from '../../../client/registers/drills/inject-rows.tsx';
import { PlanBodyForm } from '../../../client/registers/emergency-plans/plan-body-form.tsx';
import { EmergencyPlanFileView } from '../../../client/registers/emergency-plans/plan-file-view.tsx';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { Drill, DrillFile } from '../../../shared/model/drill.ts';
import type { DrillMove } from '../../../shared/model/drill-move.ts';
import type { EmergencyPlan } from '../../../shared/model/emergency-plan.ts';
import type { EmergencyPlanFile } from '../../../shared/wire/emergency-plan-file.ts';
import { gasPlanBody } from '../../support/emergency-plan.ts';

const AT = '2026-11-22T06:00:00.000Z';
const WRITER = 'analyst-1';

const plan = (change: Partial<EmergencyPlan> = {}): EmergencyPlan => ({
  ...{ id: 'plan-1', class: 'special', kind: 'gas-leak', name: '示例燃气预案' },
  ...{ department: 'emergency', area: '320200', state: 'reviewed', edition: 0, filing: null },
  ...{ reviewedOn: null, reviewDue: null, review: null, drafters: [WRITER], version: 3 },
  synthetic: true,
  ...change,
});
const drill = (change: Partial<Drill> = {}): Drill => ({
  ...{ id: 'drill-1', name: '示例演练', form: 'field', breadth: 'single', aim: 'test' },
  ...{ plan: 'plan-1', planName: '示例燃气预案', edition: 1, level: 3, area: '320200' },
  ...{ plannedFor: AT, delivered: 0, state: 'running', startedAt: AT, runningSince: AT },
  ...{ elapsedMs: 0, interruptedAt: null, interruptedBy: null, endedAt: null },
  ...{ declaredBy: 'coordinator-1', version: 1, synthetic: true },
  injects: [{ minute: 5, words: '模拟：报警', material: 'recorded', signal: null, incident: null }],
  ...change,
});

/** A page whose questions were answered so already. */
function shown(page: ReactNode, answers: Record<string, unknown> = {}): string {
  const questions = new QueryClient();
  for (const [path, answer] of Object.entries(answers)) questions.setQueryData([path], answer);
  const markup = renderToStaticMarkup(
    <QueryClientProvider client={questions}>{page}</QueryClientProvider>,
  );
  questions.clear();
  return markup;
}
const nothing = () => undefined;
beforeEach(() => setLanguage('zh'));

describe('a drill as it is declared', () => {
  it('says above every field of its timetable what it is', () => {
    const page = shown(
      <InjectRows injects={[{ ...NEW_INJECT, metric: 'gas' }]} change={nothing} />,
    );
    for (const word of ['第几分钟', '内容', '来源', '模拟平台告警', '告警级别']) {
      expect(page).toMatch(new RegExp(`<label[^>]*>${word}<`));
    }
  });
});

describe('the file of a plan', () => {
  const fileOf = (change: Partial<EmergencyPlan>) => {
    const told: EmergencyPlanFile = {
      ...{ plan: plan(change), body: gasPlanBody(), effective: null },
      steps: [{ version: 1, act: 'draft', state: 'draft', reason: null, at: AT, actor: WRITER }],
    };
    const page = <EmergencyPlanFileView id="plan-1" close={nothing} changed={nothing} />;
    return shown(page, { '/api/emergency-plans/plan-1': told });
  };

  it('shows triggers, levels, tasks, units and texts as people read them', () => {
    const page = fileOf({});
    expect(page).toContain('平台告警');
    expect(page).toContain('二级（橙）及以上');
    expect(page).toContain('建议三级响应');
    expect(page).toContain('疏散下风向');
    expect(page).toContain('停气告知');
    expect(page).toContain('演示数据');
  });

  it('is written line by line', () => {
    const page = shown(
      <PlanBodyForm plan={plan()} body={gasPlanBody()} saved={nothing} cancel={nothing} />,
    );
    expect(page.match(/aria-label="任务内容"/g)).toHaveLength(3);
    expect(page).toContain('<span aria-hidden="true">时限（分钟）</span>');
    expect(page).toContain('value="划定警戒区"');
  });
});

describe('the file of a drill', () => {
  const fileOf = (
    change: Partial<Drill>,
    activated: number | null = null,
    moves: DrillMove[] = [],
  ) => {
    const steps = [
      { number: 1, role: '消防', words: '警戒', result: 'late', lateMs: 61_000, reason: '堵车' },
    ] as const;
    const moved = { moves: 2, arrived: 1 };
    const units = [{ type: 'fire-engine', wanted: 2, sent: 2, arrived: 1 }] as const;
    const told: DrillFile = {
      ...{ drill: drill(change), lines: [], incidents: [], taking: 2 },
      moves,
      score: {
        ...{ activated, inTime: 0, of: 1, units: [...units] },
        steps: steps.map((step) => ({ ...step, ...moved })),
      },
    };
    const page = <DrillFileView id="drill-1" close={nothing} changed={nothing} />;
    return shown(page, { '/api/drills/drill-1': told });
  };

  it('counts against the plan, and says when nobody activated it', () => {
    expect(fileOf({}, 3)).toContain('超时 2 分钟');
    expect(fileOf({}, 3)).not.toContain('没有启动预案');
    expect(fileOf({})).toContain('没有启动预案');
    expect(fileOf({ startedAt: null, state: 'declared' })).toContain('演练尚未开始');
  });

  it('shows what was moved step by step, and how that stands against the plan', () => {
    const step = { at: AT, by: WRITER, reason: null };
    const move: DrillMove = {
      ...{ id: 'move-1', drill: 'drill-1', incident: 'incident-1', kind: 'shelter', thing: 's-1' },
      ...{ words: '', serves: 1, name: '示例学校', type: null, state: 'open', version: 2 },
      steps: [
        { ...step, state: 'preparing' },
        { ...step, state: 'open' },
      ],
    };
    const page = fileOf({}, 3, [move]);
    expect(page).toContain('示例学校');
    expect(page).toContain('已开放');
    expect(page).toContain('调度 2 次，到位 1 次');
    expect(page).toContain('<b>消防车：需 2，派出 2，到场 1</b>');
    expect(fileOf({}, 3)).not.toContain('drill-move-table');
  });
});

describe('the duties to drill', () => {
  it('show who is late first, and no record as late', () => {
    const duty = { kind: 'area', months: 24, last: null, due: null, synthetic: false } as const;
    const duties = [
      { ...duty, id: '320200', name: '示例市', standing: 'never' },
      { ...duty, id: '320211', name: '示例区', standing: 'current' },
    ];
    const page = shown(<DutyList />, { '/api/drill-duties': { duties } });
    expect(page).toContain('示例市');
    expect(page).not.toContain('示例区');
    expect(page).toContain('每两年');
    expect(page).toContain('没有记录');
  });
});
