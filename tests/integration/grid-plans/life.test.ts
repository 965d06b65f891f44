import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import type { PlanList } from '../../../shared/wire/grid-plans.ts';
import type { Caller } from '../../support/callers.ts';
import {
  agreeAll,
  approve,
  begin,
  bend,
  bodyOf,
  draw,
  read,
  send,
  throughConsultation,
} from '../../support/plan-acts.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { communityOf, gridOf, TOWNS } from '../../support/small-coverage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let server: TestServer;
let analyst: Caller;
let approver: Caller;
const signIn = async () => {
  analyst = await server.as('analyst');
  approver = await server.as('administrator');
};
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());
beforeEach(async () => {
  // Later than the grids came into force.
  server.clock.advance(MINUTE);
  await signIn();
});
/** Open plans of one test would stand in the way of the next. */
afterEach(async () => {
  await signIn();
  const { plans } = await bodyOf<PlanList>(await approver('/api/plans'));
  for (const plan of plans) {
    if (['draft', 'checked', 'consulting', 'revised', 'approved'].includes(plan.state)) {
      await send(approver, plan, 'withdraw', { reason: '测试结束' });
    }
  }
});

const drawn = async (towns: readonly string[] = [TOWNS.eastOne]) => {
  const plan = await begin(analyst, towns);
  return draw(analyst, plan, ...towns.flatMap((town) => bend(town, 1)));
};
const rename = { kind: 'describe' as const, grid: gridOf(TOWNS.eastOne, 1), name: '新名' };
const later = (ms: number) => new Date(server.clock.now() + ms).toISOString();
const approval = (plan: GridPlan, more = {}) => ({
  ...{ basedOn: plan.revision, effectiveFrom: later(DAY), answer: null },
  ...more,
});
const refusal = async (answer: Response) => (await bodyOf<{ error: string }>(answer, 409)).error;

describe('consultation (art. 49)', () => {
  it('begins only after the server has checked the drawing as it is', async () => {
    const plan = await drawn();
    expect(await refusal(await send(analyst, plan, 'consult', { basedOn: plan.revision }))).toBe(
      'plan-wrong-state',
    );
    await bodyOf(await send(analyst, plan, 'check', { basedOn: plan.revision }));
    const edited = await draw(analyst, plan, rename);
    expect(edited.state).toBe('draft');
    const again = { basedOn: edited.revision };
    expect(await refusal(await send(analyst, plan, 'consult', again))).toBe('plan-wrong-state');
  });

  it('has nothing to ask about a plan that changes nothing', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne]);
    await bodyOf(await send(analyst, plan, 'check', { basedOn: 0 }));
    expect(await refusal(await send(analyst, plan, 'consult', { basedOn: 0 }))).toBe(
      'plan-changes-nothing',
    );
  });

  it('asks the town and each affected committee, and nobody else', async () => {
    const plan = await begin(analyst, [TOWNS.eastOne, TOWNS.eastTwo]);
    const one = await draw(analyst, plan, ...bend(TOWNS.eastOne, 1));
    await bodyOf(await send(analyst, one, 'check', { basedOn: one.revision }));
    const consulting = await bodyOf<GridPlan>(
      await send(analyst, one, 'consult', { basedOn: one.revision }),
    );
    expect((await read(analyst, one)).needed.map(({ area, level }) => [area, level])).toEqual([
      [TOWNS.eastOne, 'town'],
      [communityOf(TOWNS.eastOne), 'community'],
    ]);
    const uninvolved = {
      ...{ basedOn: consulting.revision, area: TOWNS.eastTwo, verdict: 'agree' },
      ...{ reason: null, organisation: '东二镇' },
    };
    expect(await refusal(await send(analyst, one, 'opinions', uninvolved))).toBe(
      'plan-opinion-not-asked',
    );
  });

  it('wants a reason for a change or an objection', async () => {
    const plan = await drawn();
    await bodyOf(await send(analyst, plan, 'check', { basedOn: plan.revision }));
    await bodyOf(await send(analyst, plan, 'consult', { basedOn: plan.revision }));
    const objection = {
      ...{ basedOn: plan.revision, area: TOWNS.eastOne, verdict: 'object' },
      ...{ reason: null, organisation: '东一镇' },
    };
    expect(await refusal(await send(analyst, plan, 'opinions', objection))).toBe(
      'plan-opinion-without-reason',
    );
  });

  it('lets a town’s desk speak for its own town and no other', async () => {
    const plan = await drawn([TOWNS.eastOne, TOWNS.eastTwo]);
    await bodyOf(await send(analyst, plan, 'check', { basedOn: plan.revision }));
    await bodyOf(await send(analyst, plan, 'consult', { basedOn: plan.revision }));
    const desk = await server.as('coordinator', { area: TOWNS.eastOne });
    const opinion = (area: string) => ({
      ...{ basedOn: plan.revision, area, verdict: 'agree', reason: null, organisation: '东一镇' },
    });
    expect((await send(desk, plan, 'opinions', opinion(communityOf(TOWNS.eastOne)))).status).toBe(
      200,
    );
    expect((await send(desk, plan, 'opinions', opinion(TOWNS.eastTwo))).status).toBe(403);
  });

  it('begins anew when the drawing changes: older opinions stay, marked as of before', async () => {
    const plan = await drawn();
    const heard = await throughConsultation(analyst, plan);
    expect(heard.state).toBe('consulting');
    const undone = await bodyOf<{ plan: GridPlan }>(
      await send(analyst, heard, 'undo', { basedOn: heard.revision }),
    );
    const redone = await bodyOf<{ plan: GridPlan }>(
      await send(analyst, heard, 'redo', { basedOn: undone.plan.revision }),
    );
    expect(redone.plan.state).toBe('revised');
    const { opinions } = await read(analyst, plan);
    expect(opinions.length).toBe(2);
    expect(opinions.every(({ current }) => !current)).toBe(true);
    const basedOn = redone.plan.revision;
    await bodyOf(await send(analyst, plan, 'check', { basedOn }));
    const consulting = await bodyOf<GridPlan>(await send(analyst, plan, 'consult', { basedOn }));
    expect(await refusal(await send(approver, plan, 'approve', approval(consulting)))).toBe(
      'plan-opinions-missing',
    );
  });
});

describe('approval', () => {
  it('is refused until town and every committee have a recorded opinion', async () => {
    const plan = await drawn();
    await bodyOf(await send(analyst, plan, 'check', { basedOn: plan.revision }));
    const asked = await bodyOf<GridPlan>(
      await send(analyst, plan, 'consult', { basedOn: plan.revision }),
    );
    const early = await send(approver, plan, 'approve', approval(asked));
    expect(await bodyOf(early, 409)).toMatchObject({
      error: 'plan-opinions-missing',
      details: { missing: [TOWNS.eastOne, communityOf(TOWNS.eastOne)] },
    });
    await agreeAll(analyst, asked);
    expect((await send(approver, plan, 'approve', approval(asked))).status).toBe(200);
  });

  it('is another account’s than the drafter’s, and than any that drew', async () => {
    const plan = await draw(
      approver,
      await begin(analyst, [TOWNS.eastOne]),
      ...bend(TOWNS.eastOne, 1),
    );
    const heard = await throughConsultation(analyst, plan);
    expect(await refusal(await send(approver, heard, 'approve', approval(heard)))).toBe(
      'plan-same-account',
    );
    const other = await throughConsultation(analyst, await drawn([TOWNS.eastTwo]));
    expect(await refusal(await send(analyst, other, 'approve', approval(other)))).toBe(
      'plan-same-account',
    );
  });

  it('answers in writing what was not agreed with', async () => {
    const heard = await throughConsultation(analyst, await drawn());
    await bodyOf(
      await send(analyst, heard, 'opinions', {
        ...{ basedOn: heard.revision, area: TOWNS.eastOne, verdict: 'object' },
        ...{ reason: '河道应为界', organisation: '东一镇' },
      }),
    );
    expect(await refusal(await send(approver, heard, 'approve', approval(heard)))).toBe(
      'plan-answer-missing',
    );
    const answered = approval(heard, { answer: '河道已在另案' });
    expect((await send(approver, heard, 'approve', answered)).status).toBe(200);
  });

  it('is not for a day that is past', async () => {
    const heard = await throughConsultation(analyst, await drawn());
    const past = approval(heard, { effectiveFrom: later(-MINUTE) });
    expect(await refusal(await send(approver, heard, 'approve', past))).toBe('plan-effective-past');
  });

  it('leaves an approved plan as it is: it is drawn on no more', async () => {
    const approved = await approve(analyst, approver, await drawn(), later(DAY));
    const edit = { basedOn: approved.revision, edit: rename };
    expect(await refusal(await send(analyst, approved, 'edits', edit))).toBe('plan-wrong-state');
  });
});

describe('two plans over one community', () => {
  it('may be drawn at once, and each is told of the other', async () => {
    const one = await drawn();
    const other = await begin(analyst, [TOWNS.eastOne, TOWNS.eastTwo]);
    expect((await read(analyst, other)).overlapping).toMatchObject([
      { id: one.id, communities: [communityOf(TOWNS.eastOne)] },
    ]);
  });

  it('are not both approved on the same ground: the second is named the first', async () => {
    const one = await drawn();
    const other = await drawn([TOWNS.eastOne, TOWNS.eastTwo]);
    const heard = await throughConsultation(analyst, other);
    await approve(analyst, approver, one, later(DAY));
    const answer = await send(approver, heard, 'approve', approval(heard));
    expect(await bodyOf(answer, 409)).toMatchObject({
      error: 'plan-overlaps-approved',
      details: { plans: [{ id: one.id, state: 'approved' }] },
    });
  });

  it('the second is drawn anew on what the first made', async () => {
    const one = await drawn([TOWNS.westOne]);
    const other = await drawn([TOWNS.westOne]);
    await approve(analyst, approver, one);
    server.clock.advance(MINUTE);
    await server.services.telemetry.refresh();
    await server.services.telemetry.evaluate();
    await signIn();
    expect((await read(analyst, one)).plan.state).toBe('effective');
    expect((await read(analyst, other)).plan.baseOutdated).toBe(true);
    const basedOn = other.revision;
    const conflict = await send(analyst, other, 'rebase', { basedOn, leaveOut: false });
    expect(await bodyOf(conflict, 409)).toMatchObject({
      error: 'rebase-conflict',
      details: [{ number: 1 }, { number: 2 }],
    });
    const rebased = await bodyOf<{ plan: GridPlan }>(
      await send(analyst, other, 'rebase', { basedOn, leaveOut: true }),
    );
    expect(rebased.plan).toMatchObject({ baseOutdated: false, edits: 0, revision: basedOn + 1 });
    const base = (await read(analyst, other)).base;
    expect(base.flatMap(({ outline }) => outline.flat(2))).toHaveLength(12);
  });
});

describe('filing with the city’s grid body', () => {
  it('records number and time, and is acknowledged after it took effect', async () => {
    const approved = await approve(analyst, approver, await drawn([TOWNS.westTwo]), later(DAY));
    const filed = await bodyOf<GridPlan>(
      await send(analyst, approved, 'file', { number: '锡网备〔2026〕1号', filedAt: later(0) }),
    );
    expect(filed).toMatchObject({ state: 'approved', filing: { number: '锡网备〔2026〕1号' } });
    server.clock.advance(DAY + MINUTE);
    await server.services.telemetry.refresh();
    await server.services.telemetry.evaluate();
    await signIn();
    expect((await read(analyst, approved)).plan.state).toBe('filed');
    const done = await bodyOf<GridPlan>(await send(analyst, approved, 'acknowledge'));
    expect(done.state).toBe('acknowledged');
  });

  it('is late after five working days, told once and seen in the list', async () => {
    const approved = await approve(analyst, approver, await drawn([TOWNS.eastTwo]));
    server.clock.set(Date.parse(approved.fileBy!) + MINUTE);
    await server.services.telemetry.refresh();
    await server.services.telemetry.evaluate();
    await server.services.telemetry.evaluate();
    await signIn();
    const { plans } = await bodyOf<PlanList>(await analyst('/api/plans'));
    expect(plans.find(({ id }) => id === approved.id)!.filingLate).toBe(true);
    const { rows } = await server.services.database.query<JournalEntry>(
      `SELECT * FROM journal WHERE kind = 'plan.filing-late' AND subject = $1`,
      [`plan:${approved.id}`],
    );
    expect(rows).toHaveLength(1);
  });
});
