import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { GroupRow } from '../../../client/panels/alarms/group-row.tsx';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { groupAlarms } from '../../../shared/risk/alarm-groups.ts';
import { alarm } from '../../support/client/alarm.ts';

/** Four alarms of one hazard, so many of which are cleared. */
function shownWith(cleared: number): string {
  const members = [1, 2, 3, 4].map((id): Alarm => {
    const own = { id, stream: `gas-${id}`, subjectKind: 'hazard', subject: 'tank' } as const;
    return { ...alarm(own), active: id > cleared };
  });
  const [group] = groupAlarms(members);
  const nothing = () => undefined;
  return renderToStaticMarkup(
    <GroupRow
      group={group!}
      index={0}
      measure={nothing}
      opened={false}
      top={0}
      selected={null}
      open={nothing}
    />,
  );
}

beforeEach(() => setLanguage('zh'));

describe('the heading of a group of alarms', () => {
  it('says that all are cleared when none is active any more, and still how many wait', () => {
    const shown = shownWith(4);
    expect(shown).toContain('data-active="false"');
    expect(shown).toContain('>已解除<');
    expect(shown).toContain('4 条未确认');
  });

  it('says how many are still active when some have cleared', () => {
    const shown = shownWith(3);
    expect(shown).toContain('data-active="true"');
    expect(shown).toContain('1 条仍在告警');
    expect(shown).not.toContain('>已解除<');
  });

  it('says neither while all are active', () => {
    expect(shownWith(0)).not.toMatch(/仍在告警|已解除/);
  });
});
