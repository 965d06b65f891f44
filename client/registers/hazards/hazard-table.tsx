import { useState } from 'react';
import type { HazardSummary } from '../../../shared/wire/hazard-files.ts';
import { useText } from '../../i18n/use-text.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { RiskMark } from '../../ui/risk-mark.tsx';
import { Day } from './day.tsx';
import { DueMark } from './due-mark.tsx';

/** So many rows at first and with each asking for more: a thousand at once would be felt. */
const ROWS = 100;

/** Hazards with what decides what is done next; a row opens the file. */
export function HazardTable({
  hazards,
  open,
}: {
  hazards: readonly HazardSummary[];
  open: (id: string) => void;
}) {
  const text = useText();
  const [most, setMost] = useState(ROWS);
  const rest = hazards.length - most;
  return (
    <>
      <table className="jw-table" data-testid="hazard-files">
        <thead>
          <tr>
            <th>{text('admin.name')}</th>
            <th>{text('hazards.class')}</th>
            <th>{text('hazards.town')}</th>
            <th>{text('hazards.risk')}</th>
            <th>{text('hazards.state')}</th>
            <th>{text('hazards.due')}</th>
            <th>{text('hazards.dangers')}</th>
            <th>{text('hazards.cover')}</th>
          </tr>
        </thead>
        <tbody>
          {hazards.slice(0, most).map((hazard) => (
            <tr key={hazard.id}>
              <td className="jw-table-name">
                <button type="button" className="jw-plain jw-link" onClick={() => open(hazard.id)}>
                  {hazard.name}
                </button>
                {hazard.majorGrade !== null && (
                  <span className="jw-badge">{text(`major-grade.${hazard.majorGrade}`)}</span>
                )}
              </td>
              <td className="jw-table-words">{text(`class.${hazard.class}`)}</td>
              <td className="jw-table-words">
                <AreaName code={hazard.town} />
              </td>
              <td>
                <RiskMark risk={hazard.risk} />
              </td>
              <td className="jw-nowrap">{text(`hazard-state.${hazard.state}`)}</td>
              <td className="jw-nowrap">
                <Day at={hazard.inspectionDue} /> <DueMark hazard={hazard} />
              </td>
              <td className="jw-number">
                {hazard.openDangers === 0 ? '–' : hazard.openDangers}
                {hazard.openMajorDangers > 0 && (
                  <strong>
                    {' '}
                    {text('hazards.dangers.major', { count: hazard.openMajorDangers })}
                  </strong>
                )}
              </td>
              <td className="jw-nowrap">{text(`cover.${hazard.cover}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <p>
          <button type="button" className="jw-button" onClick={() => setMost(most + ROWS)}>
            {text('hazards.more', { count: Math.min(rest, ROWS) })}
          </button>
        </p>
      )}
    </>
  );
}
