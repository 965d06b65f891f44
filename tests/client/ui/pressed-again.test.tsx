import '../../../client/i18n/later-words.ts';
import type { FormEvent, ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Answer } from '../../../client/live/api.ts';
import { notices } from '../../../client/store/notice-store.ts';
import { setLanguage } from '../../../client/store/view-store.ts';
import { CreateForm } from '../../../client/ui/create-form.tsx';
import { useAct } from '../../../client/ui/use-act.ts';
import { useSubmit } from '../../../client/ui/use-submit.ts';

/** Whether the form or button is still on the screen. */
const mounted = vi.hoisted(() => {
  // Other files of this process have read the hook as it is, and what asks it.
  vi.resetModules();
  return { current: true };
});
vi.mock('../../../client/ui/use-mounted.ts', () => ({ useMounted: () => mounted }));

const LOST: Answer<string> = {
  ok: false,
  refusal: { status: 0, error: 'unreachable', message: 'no answer' },
};
const DONE: Answer<string> = { ok: true, value: 'done' };

let keys: string[];
let answers: Answer<string>[];
/** The act of the form or button: the server says the next answer. */
const act = async (key: string): Promise<Answer<string>> => {
  keys.push(key);
  return answers.shift()!;
};
/** Which of the keys each press had: 0 for the first and what has the same. */
const pressed = () => keys.map((key) => keys.indexOf(key));

/** Runs hooks once, as a component on the screen does, and gives what they return. */
function shown<Value>(hooks: () => Value): Value {
  let value: Value | undefined;
  const Shown = () => {
    value = hooks();
    return null;
  };
  renderToStaticMarkup(<Shown />);
  return value!;
}

/** A form with these fields on the screen. */
type FormOnScreen = { fields: [string, string][]; reset(): void };
class FieldsOf extends Array<[string, string]> {
  constructor({ fields }: FormOnScreen) {
    super(...fields);
  }
  static override get [Symbol.species]() {
    return Array;
  }
}
const formWith = (amount: string): FormOnScreen => ({
  fields: [
    ['item', 'rice'],
    ['amount', amount],
  ],
  reset: () => undefined,
});
const sending = (form: FormOnScreen) =>
  ({
    preventDefault: () => undefined,
    currentTarget: form,
  }) as unknown as FormEvent<HTMLFormElement>;

/** Sends such forms, each after the answer of the one before. */
async function send(submit: (event: FormEvent<HTMLFormElement>) => void, ...amounts: string[]) {
  for (const amount of amounts) {
    submit(sending(formWith(amount)));
    await new Promise(setImmediate);
  }
}

beforeEach(() => {
  keys = [];
  answers = [LOST, DONE, DONE];
  vi.stubGlobal('FormData', FieldsOf);
});
afterEach(() => {
  mounted.current = true;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a button pressed again after a lost answer does the same act, and another one once that is done', async () => {
  const { run } = shown(() => useAct(act));
  await run();
  await run();
  await run();
  expect(pressed()).toEqual([0, 0, 2]);
});

it('a button whose act waits for the line sends it again under its key', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  const { run } = shown(() => useAct(act, { queued: true }));
  const through = run();
  await vi.runAllTimersAsync();
  await through;
  expect(pressed()).toEqual([0, 0]);
});

it('a button that is pressed for something else meanwhile does another act', async () => {
  const wish = ['pump-1'];
  const { run } = shown(() => useAct(act, { wish }));
  await run();
  wish.push('pump-2');
  await run();
  expect(pressed()).toEqual([0, 1]);
});

it('a form sent again after a lost answer is the same act, and another one once that is done', async () => {
  const form = shown(() =>
    CreateForm({ create: (_, key) => act(key), done: () => undefined, children: null }),
  ) as ReactElement<{ onSubmit: (event: FormEvent<HTMLFormElement>) => void }>;
  await send(form.props.onSubmit, '3', '3', '3');
  expect(pressed()).toEqual([0, 0, 2]);
});

it('a form of which something beside its fields is another meanwhile is another act', async () => {
  const wish = ['east'];
  const form = shown(() =>
    CreateForm({ create: (_, key) => act(key), done: () => undefined, wish, children: null }),
  ) as ReactElement<{ onSubmit: (event: FormEvent<HTMLFormElement>) => void }>;
  await send(form.props.onSubmit, '3');
  wish.push('west');
  await send(form.props.onSubmit, '3');
  expect(pressed()).toEqual([0, 1]);
});

it('a form whose fields say something else meanwhile is another act', async () => {
  const { submit } = shown(() => useSubmit(() => act, { word: 'send' }));
  await send(submit, '3', '4', '4');
  expect(pressed()).toEqual([0, 1, 2]);
});

it('a form that says by itself how it is sent keeps its key as well', async () => {
  const { submit } = shown(() => useSubmit(() => act, { word: 'send' }));
  await send(submit, '3', '3', '3');
  expect(pressed()).toEqual([0, 0, 2]);
});

it('a form says in the notice what was refused after it has gone', async () => {
  setLanguage('zh');
  notices.store.setState({ said: [] });
  const { submit } = shown(() => useSubmit(() => act, { word: '修改档案' }));
  mounted.current = false;
  await send(submit, '3');
  expect(notices.store.getState().said).toMatchObject([
    { words: expect.stringMatching(/^修改档案/), stays: true },
  ]);
});
