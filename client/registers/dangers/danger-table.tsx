import { Fragment, useState } from 'react';
import type { Danger } from '../../../shared/model/danger.ts';
import { isDangerOverdue } from '../../../shared/risk/danger-life.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import type { Done } from '../../ui/done.ts';
import { Day } from '../hazards/day.tsx';
import { registersLink } from '../section-address.ts';
import { DangerView } from './danger-view.tsx';

/** Hidden dangers, each opened below its row. @param withHazard whether the hazard is told too */
export function DangerTable({
  dangers,
  changed,
  withHazard = false,
}: {
  dangers: readonly Danger[];
  changed: Done;
  withHazard?: boolean;
}) {
  const text = useText();
  const nameOf = useNameOf();
  const [opened, setOpened] = useState<string | null>(null);
  const columns = withHazard ? 6 : 5;
  return (
    <table className="jw-table" data-testid="dangers">
      <thead>
        <tr>
          <th>{text('dangers.finding')}</th>
          {withHazard && <th>{text('dangers.hazard')}</th>}
          <th>{text('dangers.severity')}</th>
          <th>{text('dangers.state')}</th>
          <th>{text('dangers.deadline')}</th>
          <th>{text('admin.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {dangers.map((danger) => {
          const isOpen = danger.id === opened;
          return (
            <Fragment key={danger.id}>
              <tr data-chosen={isOpen}>
                <td>{nameOf(danger.finding)}</td>
                {withHazard && (
                  <td>
                    <HazardLink danger={danger} />
                  </td>
                )}
                <td className="jw-nowrap">
                  {danger.severity === 'major' ? (
                    <strong>{text('danger-severity.major')}</strong>
                  ) : (
                    text(`danger-severity.${danger.severity ?? 'none'}`)
                  )}
                </td>
                <td className="jw-nowrap">
                  {text(`danger-state.${danger.state}`)} <DangerMarks danger={danger} />
                </td>
                <td className="jw-nowrap">
                  {danger.rectification === null ? (
                    <span className="jw-secondary">{text('dangers.deadline.none')}</span>
                  ) : (
                    <Day at={danger.rectification.deadline} />
                  )}
                </td>
                <td>
                  <button
                    type="button"
                    className="jw-button"
                    aria-expanded={isOpen}
                    onClick={() => setOpened(isOpen ? null : danger.id)}
                  >
                    {text(isOpen ? 'dangers.close' : 'dangers.open')}
                  </button>
                </td>
              </tr>
              {isOpen && (
                <tr>
                  <td colSpan={columns}>
                    <DangerView key={danger.version} danger={danger} changed={changed} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function HazardLink({ danger: { hazard, hazardName } }: { danger: Danger }) {
  const shown = useLive((live) => live.registers?.hazardById.get(hazard)?.name);
  return <a href={registersLink('hazards', hazard)}>{shown ?? hazardName}</a>;
}

/** What presses about a danger: past its deadline, handed to the authority, under listed supervision. */
export function DangerMarks({ danger }: { danger: Danger }) {
  const text = useText();
  const isOpen = danger.state !== 'closed';
  const isUndone = danger.state === 'graded' || danger.state === 'rectifying';
  return (
    <span className="jw-danger-marks">
      {isOpen && danger.supervisedAt !== null && (
        <span className="jw-badge">{text('dangers.supervised')}</span>
      )}
      {isUndone && danger.escalatedAt !== null ? (
        <strong className="jw-late">{text('dangers.escalated')}</strong>
      ) : (
        isDangerOverdue(danger, serverNow()) && (
          <strong className="jw-late">{text('dangers.overdue')}</strong>
        )
      )}
    </span>
  );
}
