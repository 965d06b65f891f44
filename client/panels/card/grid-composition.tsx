import { GRID_PART_KINDS } from '../../../shared/model/grid.ts';
import type { Condition } from '../../../shared/model/level.ts';
import { GRID_COMPOSITION, type GridPart, gridRisk } from '../../../shared/risk/grid-risk.ts';
import { useText } from '../../i18n/use-text.ts';
import { registersLink } from '../../registers/section-address.ts';
import { GridRiskMark } from '../../situation/grid-risk-mark.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { SubjectLink } from './subject-link.tsx';

/** So many parts that are not known are named; the others are counted. */
const MOST_NAMED = 8;

type WorstProps = { axis: 'assessed' | 'live'; condition: Condition };

/** The worst of a sort: an assessed risk as the map fills it, what is measured by the level it would raise. */
const Worst = ({ axis, condition }: WorstProps) =>
  axis === 'assessed' ? (
    <GridRiskMark condition={condition} />
  ) : (
    <LevelMark condition={condition} />
  );

/** What the level of a grid is made of: each sort with its worst, its source, and the parts nobody knows. */
export function GridComposition({ parts }: { parts: readonly GridPart[] }) {
  const text = useText();
  const unknown = parts.filter(({ condition }) => condition === 'unknown');
  const kinds = GRID_PART_KINDS.flatMap((kind) => {
    const own = parts.filter((part) => part.kind === kind);
    return own.length === 0 ? [] : [{ kind, own, risk: gridRisk(own) }];
  });
  if (kinds.length === 0) return null;
  return (
    <section className="jw-linked" data-testid="grid-composition">
      <h4>{text('card.made-of')}</h4>
      <p className="jw-secondary jw-small">{text('card.made-of.rule')}</p>
      <ul className="jw-list">
        {kinds.map(({ kind, own, risk }) => {
          const { axis, source, confidence } = GRID_COMPOSITION[kind];
          return (
            <li key={kind}>
              <div className="jw-row">
                <span>
                  {text(`kind.${kind}`)} <span className="jw-number">{own.length}</span>
                </span>
                <span className="jw-secondary jw-small jw-grow">
                  {text(`card.made-of.${axis}`)}
                </span>
                <Worst axis={axis} condition={risk.condition} />
              </div>
              <div className="jw-secondary jw-small">
                {source} <abbr title={text(`confidence.${confidence}`)}>{confidence}</abbr>
              </div>
            </li>
          );
        })}
      </ul>
      {unknown.length > 0 && (
        <>
          <p className="jw-note">{text('card.made-of.unknown', { count: unknown.length })}</p>
          <ul className="jw-list">
            {unknown.slice(0, MOST_NAMED).map(({ kind, id, held }) => (
              <li key={`${kind}:${id}`} className="jw-row">
                <span className="jw-secondary jw-small">{text(`kind.${kind}`)}</span>
                {kind === 'report' ? (
                  <a className="jw-link" href={registersLink('tips')}>
                    {text('registers.tips')}
                  </a>
                ) : (
                  <SubjectLink selection={{ kind, id }} />
                )}
                {held !== undefined && held !== 'none' && <LevelMark condition={held} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
