import { useMemo } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { passesOf } from '../../situation/filtering.ts';
import { useLive } from '../../store/live-store.ts';
import { NO_FILTERS } from '../../store/view-store.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { Fact } from './fact.tsx';
import { LinkedAlarms } from './linked-alarms.tsx';

/** A city, county, town, community or functional area, with the alarms inside it. */
export function AreaCard({ id }: { id: string }) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const area = registers?.areaByCode.get(id);
  const coverage = useLive((live) => live.coverage);
  const within = useMemo(
    () => passesOf({ ...NO_FILTERS, areas: [id] }, registers, coverage),
    [id, registers, coverage],
  );
  return (
    <>
      <dl className="jw-facts">
        <Fact label={text('kind.area')}>
          {text(`area-level.${area?.level ?? 'community'}`)}{' '}
          <span className="jw-number jw-secondary">{id}</span>
        </Fact>
        {area && area.households > 0 && (
          <Fact label={text('card.households')}>
            {text('card.households.count', { count: formatNumber(area.households) })}
          </Fact>
        )}
      </dl>
      <LinkedAlarms
        matches={(alarm) => area?.level === 'city' || within.area(alarm.town, alarm.place)}
      />
    </>
  );
}
