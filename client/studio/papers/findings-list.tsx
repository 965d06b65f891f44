import type { GridFinding } from '../../../shared/model/grid-finding.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';

/** What a check found: errors first, each with its grids and how much ground it is about. */
export function FindingsList({
  findings,
  stale,
  show,
}: {
  findings: readonly GridFinding[];
  /** The drawing was changed since they were found. */
  stale: boolean;
  /** Goes to the place; without it there is no map to go to. */
  show?: (finding: GridFinding) => void;
}) {
  const text = useText();
  const ordered = [...findings].sort((a, b) => a.severity.localeCompare(b.severity));
  return (
    <>
      {stale && <p className="jw-late">{text('plan.findings.stale')}</p>}
      {ordered.length === 0 && <p>{text('plan.findings.none')}</p>}
      <ul className="jw-file-list">
        {ordered.map((finding) => (
          <li key={JSON.stringify(finding)}>
            <b>
              {text(`finding.severity.${finding.severity}`)} · {text(`finding.${finding.rule}`)}
            </b>
            <span className="jw-secondary">
              {finding.grids.join(' · ')}
              {finding.areaSquareMetres !== undefined &&
                ` ${formatNumber(Math.round(finding.areaSquareMetres))} m²`}
              {finding.count !== undefined && ` ${formatNumber(finding.count)}`}
            </span>
            {show !== undefined && finding.place !== null && (
              <button type="button" className="jw-button" onClick={() => show(finding)}>
                {text('finding.show')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
