import { beforeEach, describe, expect, it } from 'vitest';
import { showOutcome } from '../../../client/situation/show-outcome.ts';
import { notices } from '../../../client/store/notice-store.ts';
import { type Selection, select, viewStore } from '../../../client/store/view-store.ts';

const ALARM: Selection = { kind: 'alarm', id: '7' };
const OPENED: Selection = { kind: 'incident', id: 'incident-new' };
const OTHER: Selection = { kind: 'incident', id: 'incident-other' };

const said = () => notices.store.getState().said.map(({ words }) => words);
const selected = () => viewStore.getState().selection;
beforeEach(() => {
  notices.store.setState({ said: [] });
  select(null);
});

describe('what an act has brought', () => {
  it('is shown where one still is where the act began', () => {
    select(ALARM);
    showOutcome({ ...ALARM }, OPENED, '已开立');
    expect([selected(), said()]).toEqual([OPENED, []]);
  });

  it('is shown where nothing was selected, then or now', () => {
    showOutcome(null, OPENED, '已开立');
    expect(selected()).toEqual(OPENED);
  });

  it('is said, and takes nothing away, where one has gone on to something else', () => {
    select(OTHER);
    showOutcome(ALARM, OPENED, '已开立险情：示例泄漏');
    expect([selected(), said()]).toEqual([OTHER, ['已开立险情：示例泄漏']]);
  });
});
