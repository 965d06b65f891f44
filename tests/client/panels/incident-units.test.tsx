import '../../../client/i18n/later-words.ts';
import type { FormEvent, ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadLanguage } from '../../../client/i18n/translate.ts';
import { isTextKey, TEXTS } from '../../../client/i18n/use-text.ts';
import { api } from '../../../client/live/api.ts';
import { ReasonForm, StepWithReason } from '../../../client/panels/card/step-with-reason.tsx';
import { unitsOut } from '../../../client/panels/card/units-out.ts';
import { setLanguage } from '../../../client/store/view-store.ts';
import {
  DISPATCH_STATES,
  type Dispatch,
  type DispatchState,
} from '../../../shared/model/dispatch.ts';

const sent = (id: string, at: string, now: DispatchState = 'assigned', incident = 'fire') => {
  const step = (state: DispatchState) => ({ state, at, by: 'desk', place: null, reason: null });
  const steps = [step('requested'), step(now)];
  return { id, incident, state: now, steps, version: 3 } as unknown as Dispatch;
};

describe('the units out for an incident', () => {
  beforeAll(() => loadLanguage('en'));

  it('stand as they were sent, whichever of them was heard of last', () => {
    const first = sent('b', '2026-11-30T08:00:00.000Z');
    const second = sent('a', '2026-11-30T08:01:00.000Z', 'onscene');
    const together = sent('c', '2026-11-30T08:00:00.000Z', 'enroute');
    const elsewhere = sent('d', '2026-11-30T07:00:00.000Z', 'assigned', 'leak');
    for (const told of [
      [first, second, together, elsewhere],
      [second, elsewhere, together, first],
    ]) {
      expect(unitsOut(told, 'fire').map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    }
  });

  it('have acts whose words are not those that answer a question', () => {
    for (const text of [TEXTS.zh, TEXTS.en]) {
      const answers = [text('alarms.acknowledge'), text('admin.cancel'), text('act.cancel')];
      for (const step of DISPATCH_STATES) {
        const key = `dispatch.step.${step}`;
        if (isTextKey(key)) expect(answers).not.toContain(text(key));
      }
      expect(text('dispatch.keep.cancelled')).not.toBe(text('dispatch.keep'));
    }
  });

  it('are called off by a button that says so', () => {
    setLanguage('zh');
    const props = { dispatch: sent('one', ''), step: 'cancelled', done: () => undefined } as const;
    expect(renderToStaticMarkup(<StepWithReason {...props} />)).toContain('>取消任务<');
  });
});

describe('a step that says why', () => {
  const preventDefault = vi.fn();
  /** The reason was written, and Enter pressed in its field. */
  function enter(reason: string): void {
    let form: ReactElement<{ onSubmit: (event: FormEvent) => void }> | undefined;
    const Shown = () => {
      const props = { dispatch: sent('one', ''), step: 'cancelled', reason } as const;
      form = ReasonForm({ ...props, change: () => undefined, done: () => undefined });
      return form;
    };
    renderToStaticMarkup(<Shown />);
    form!.props.onSubmit({ preventDefault } as unknown as FormEvent);
  }
  beforeEach(() => {
    setLanguage('zh');
    vi.spyOn(api, 'send').mockResolvedValue({ ok: true, value: sent('one', '') });
  });
  afterEach(() => vi.restoreAllMocks());

  it('is taken by Enter in its field', () => {
    enter(' 改派 ');
    const step = { basedOn: 3, state: 'cancelled', reason: '改派' };
    expect(api.send).toHaveBeenCalledExactlyOnceWith('POST', '/api/dispatches/one/steps', step);
  });

  it('is not while no reason stands there', () => {
    enter('  ');
    expect(api.send).not.toHaveBeenCalled();
    expect(preventDefault).toHaveBeenCalled();
  });
});
