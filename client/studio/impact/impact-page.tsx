import { Printer, X } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { Coverage } from '../../../shared/geo/coverage/coverage.ts';
import { movedGround } from '../../../shared/geo/coverage/difference.ts';
import type { GridImpact, PlanImpact } from '../../../shared/wire/grid-plan-impact.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { formatNumber, formatPeople } from '../../ui/format-number.ts';
import { formatClock, formatDay } from '../../ui/format-time.ts';
import { pathOf } from '../../ui/picture-frame.ts';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { boxOf, endedKeys, standings } from '../map/features.ts';
import { baseOf, isNew, present } from '../session/drawing.ts';
import { usePlan } from '../session/plan-store.ts';
import { setStudio } from '../tools/studio-store.ts';
import { printPaper } from './print-paper.ts';
import { RecountPart } from './recount-part.tsx';
import { frameFor, Shapes } from './shapes.tsx';
import './impact.css';

/** A paper outlives its day: the date is always on it. */
function PaperTime({ at }: { at: string }) {
  const language = useLanguage();
  const epochMs = Date.parse(at);
  return (
    <time className="jw-number" dateTime={at}>
      {formatDay(epochMs, language)} {formatClock(epochMs, false)}
    </time>
  );
}

/** A browser names the file it saves by the title of the page: the plan's, while its paper is shown. */
function usePaperTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return;
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}

/** What a plan changes, grid by grid, with the maps side by side: for the consultation, and to be printed. */
export function ImpactPage() {
  const text = useText();
  const session = usePlan((plan) => plan.session);
  const plan = session?.file.plan ?? null;
  const path = plan && `/api/plans/${encodeURIComponent(plan.id)}/impact`;
  const { value, refusal, again } = useQuestion<PlanImpact>(path);
  const title = plan && text('impact.title', { name: plan.name });
  const inLanguage = useNameOf();
  usePaperTitle(title);
  if (!session || !plan) return null;
  return (
    <article className="jw-impact" data-testid="impact" aria-label={text('studio.impact')}>
      <header className="jw-row jw-no-print">
        <span className="jw-grow" />
        <button type="button" className="jw-button" onClick={printPaper}>
          <Printer size={14} aria-hidden="true" /> {text('studio.print')}
        </button>
        <button
          type="button"
          className="jw-icon"
          aria-label={text('panel.close')}
          onClick={() => setStudio({ impactOpen: false })}
        >
          <X aria-hidden="true" />
        </button>
      </header>
      <h1>{title}</h1>
      <p>
        {plan.reason} {plan.synthetic && <SyntheticBadge />}
      </p>
      <p>
        {text('impact.over', {
          communities: session.file.communities
            .map(({ townName, name }) => inLanguage(`${townName}${name}`))
            .join(text('list.and')),
        })}
      </p>
      <p className="jw-secondary">
        {text(`plan-state.${plan.state}`)} · {text('impact.revision', { revision: plan.revision })}
        {value && (
          <>
            {' '}
            · <PaperTime at={value.at} />
          </>
        )}
      </p>
      <Maps base={baseOf(session.confirmed)} draft={present(session.confirmed)} />
      {refusal && <ErrorState reason={refusalText(text, refusal)} retry={again} />}
      {!value && !refusal && <LoadingState />}
      {value && <Tables impact={value} />}
      {value && <RecountPart impact={value} />}
    </article>
  );
}

function Maps({ base, draft }: { base: Coverage; draft: Coverage }) {
  const text = useText();
  const seen = useMemo(() => {
    const changed = new Set(standings(base, draft).keys());
    const ended = endedKeys(base, draft);
    const box = boxOf(
      base,
      changed.size + ended.length > 0 ? [...changed, ...ended] : base.grids.keys(),
    );
    const drafted = boxOf(draft, changed);
    const whole = box && drafted ? joined(box, drafted) : (box ?? drafted);
    return { changed, before: new Set([...changed, ...ended]), whole };
  }, [base, draft]);
  const pieces = useMemo(() => movedGround(base, draft), [base, draft]);
  if (!seen.whole) return null;
  const frame = frameFor(seen.whole);
  return (
    <div className="jw-three-maps">
      <Shapes title={text('look.before')} coverage={base} marked={seen.before} frame={frame} />
      <Shapes title={text('look.after')} coverage={draft} marked={seen.changed} frame={frame} />
      <Shapes title={text('look.difference')} coverage={draft} marked={NONE} frame={frame}>
        {pieces.map(({ from, to, outline }) => (
          <path key={`${from} ${to}`} d={pathOf(outline.flat(), frame)} data-piece />
        ))}
      </Shapes>
    </div>
  );
}

const NONE: ReadonlySet<string> = new Set();
type Box = [number, number, number, number];
const joined = (one: Box, other: Box): Box => [
  Math.min(one[0], other[0]),
  Math.min(one[1], other[1]),
  Math.max(one[2], other[2]),
  Math.max(one[3], other[3]),
];

const FIGURES = [
  'households',
  'hazards',
  'shelters',
  'streams',
  'openAlarms',
  'openIncidents',
  'staff',
] as const;

function Tables({ impact: { grids, ground, things } }: { impact: PlanImpact }) {
  const text = useText();
  const inLanguage = useNameOf();
  if (grids.length === 0) return <EmptyState title={text('impact.nothing')} />;
  const nameOf = (key: string) => inLanguage(grids.find((grid) => grid.key === key)?.name ?? key);
  return (
    <>
      <h2>{text('impact.grids')}</h2>
      <table className="jw-table" data-testid="impact-grids">
        <thead>
          <tr>
            <th scope="col">{text('studio.column.name')}</th>
            <th scope="col">{text('impact.change')}</th>
            <th scope="col">
              {text('studio.figure.area')} ({text('studio.hectares')})
            </th>
            {FIGURES.map((figure) => (
              <th key={figure} scope="col">
                {text(`impact.figure.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grids.map((grid) => (
            <GridLine key={grid.key} grid={grid} />
          ))}
        </tbody>
      </table>
      <h2>{text('impact.ground')}</h2>
      <ul>
        {ground.map(({ from, to, areaSquareMetres }) => (
          <li key={`${from} ${to}`}>
            {text('said.of', {
              name: `${nameOf(from)} → ${nameOf(to)}`,
              words: `${formatNumber(areaSquareMetres / 10_000, 2)} ${text('studio.hectares')}`,
            })}
          </li>
        ))}
      </ul>
      <h2>{text('impact.things')}</h2>
      {things.length === 0 ? (
        <p className="jw-secondary">{text('impact.no-things')}</p>
      ) : (
        <ul>
          {things.map(({ kind, id, name, from, to }) => (
            <li key={`${kind} ${id}`}>
              {text('said.of', {
                name: `${text(`moved.${kind}`)} ${inLanguage(name)}`,
                words: `${nameOf(from)} → ${nameOf(to)}`,
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function GridLine({ grid: { key, name, change, before, after } }: { grid: GridImpact }) {
  const text = useText();
  const inLanguage = useNameOf();
  const pair = (of: (figures: NonNullable<GridImpact['after']>) => string) => {
    const [was, is] = [before && of(before), after && of(after)];
    if (was === is || was === null) return is;
    return `${was} → ${is ?? '–'}`;
  };
  return (
    <tr>
      <th scope="row">
        {inLanguage(name)} <span className="jw-small jw-secondary">{isNew(key) ? '' : key}</span>
      </th>
      <td>{text(`grid-change.${change}`)}</td>
      <td>{pair(({ areaSquareMetres }) => formatNumber(areaSquareMetres / 10_000, 2))}</td>
      {FIGURES.map((figure) => (
        <td key={figure}>
          {pair((figures) =>
            figure === 'households' ? formatPeople(figures[figure]) : formatNumber(figures[figure]),
          )}
        </td>
      ))}
    </tr>
  );
}
