import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { IncidentFacts } from '../../../client/panels/card/incident-facts.tsx';
import { serverNow } from '../../../client/store/clock.ts';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';

const HOUR = 3_600_000;
const at = (hours: number) => new Date(serverNow() + hours * HOUR).toISOString();
const RECEIVED = at(-3);
const CLOCKS: IncidentFile['clocks'] = [
  { to: 'county', by: at(-2) },
  { to: 'city', by: at(1) },
];

/** The facts of an incident that was closed so many hours ago, or is open. */
const factsOf = (closedAt: string | null, clocksFrom = RECEIVED): string =>
  markup({ closedAt }, CLOCKS, clocksFrom);

function markup(
  change: Partial<Incident>,
  clocks: IncidentFile['clocks'],
  clocksFrom = RECEIVED,
): string {
  const incident = {
    ...{ class: 'accident', grade: null, response: null, alarms: [] },
    ...{ receivedAt: RECEIVED, closedAt: null, ...change },
  };
  return renderToStaticMarkup(
    <IncidentFacts incident={incident as unknown as Incident} file={{ clocks, clocksFrom }} />,
  );
}

beforeEach(() => setLanguage('zh'));

describe('the report deadlines of an incident', () => {
  it('say what is past while it is open', () => {
    expect(factsOf(null).match(/时限已过，请核对是否已报/g)).toHaveLength(1);
    expect(factsOf(null)).not.toContain('险情已结束');
  });

  it('say since when they run where something received earlier was merged into it', () => {
    expect(factsOf(null)).not.toContain('时限起算');
    expect(factsOf(null, at(-4))).toContain('时限起算');
  });

  it('stop at its end: what was not due by then is not due any more', () => {
    expect(factsOf(at(-1)).match(/未到时限，险情已结束/g)).toHaveLength(1);
    expect(factsOf(at(-1))).not.toContain('时限已过');
  });

  it('say by what law they are, and what no law says', () => {
    const of = (name: Incident['class'], to: 'city' | 'state-council' = 'city') =>
      markup({ class: name }, [{ to, by: at(1) }]);
    expect(of('accident')).toContain('国务院令第493号第九至十一条');
    expect(of('public-health')).toContain('《突发公共卫生事件应急条例》第十九、二十条');
    expect(of('natural-disaster')).toContain('本平台默认值，非法定');
    expect(of('accident')).not.toContain('2006');
    expect(of('accident', 'state-council')).toContain('2006 年国家总体应急预案（较可靠');
    expect(markup({ class: 'social-security' }, [])).not.toContain('依据');
  });
});
