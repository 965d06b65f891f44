import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { IncidentFacts } from '../../../client/panels/card/incident-facts.tsx';
import { serverNow } from '../../../client/store/clock.ts';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { Incident } from '../../../shared/model/incident.ts';

const HOUR = 3_600_000;
const at = (hours: number) => new Date(serverNow() + hours * HOUR).toISOString();
const RECEIVED = at(-3);
const CLOCKS = [
  { to: 'county', by: at(-2) },
  { to: 'city', by: at(1) },
] as const;

/** The facts of an incident that was closed so many hours ago, or is open. */
function factsOf(closedAt: string | null, clocksFrom = RECEIVED): string {
  const incident = {
    ...{ class: 'accident', grade: null, response: null, alarms: [] },
    ...{ receivedAt: RECEIVED, closedAt },
  };
  return renderToStaticMarkup(
    <IncidentFacts
      incident={incident as unknown as Incident}
      file={{ clocks: [...CLOCKS], clocksFrom }}
    />,
  );
}

beforeEach(() => setLanguage('zh'));

describe('the report deadlines of an incident', () => {
  it('say what is past while it is open', () => {
    expect(factsOf(null).match(/已过时限/g)).toHaveLength(1);
    expect(factsOf(null)).not.toContain('险情已结束');
  });

  it('say since when they run where something received earlier was merged into it', () => {
    expect(factsOf(null)).not.toContain('时限起算');
    expect(factsOf(null, at(-4))).toContain('时限起算');
  });

  it('stop at its end: what was not due by then is not due any more', () => {
    expect(factsOf(at(-1)).match(/未到时限，险情已结束/g)).toHaveLength(1);
    expect(factsOf(at(-1))).not.toContain('已过时限');
  });
});
