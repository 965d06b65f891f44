import { useMemo } from 'react';
import type { PlanFile, PlanImpact } from '../../../shared/wire/grid-plans.ts';
import { planPath } from '../../commands/manage-plans.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { type DrawnShape, draftOfPlan, shapesOf } from './draft-of-plan.ts';
import { ImpactTable } from './impact-table.tsx';
import { ShapesMap } from './shapes-map.tsx';

/** What a plan would change, grid by grid, with the map before, after and between: to be printed and heard about. */
export function ImpactView({ id, back }: { id: string; back: () => void }) {
  const text = useText();
  const file = useQuestion<PlanFile>(planPath(id));
  const impact = useQuestion<PlanImpact>(`${planPath(id)}/impact`);
  const refusal = file.refusal ?? impact.refusal;
  if (file.value === null || impact.value === null) {
    if (refusal === null) return <LoadingState />;
    const retry = () => {
      file.again();
      impact.again();
    };
    return <ErrorState reason={refusalText(text, refusal)} retry={retry} />;
  }
  const { plan } = file.value;
  const isOlder = impact.value.revision !== plan.revision;
  return (
    <article className="jw-file jw-plan-paper" data-testid="plan-impact">
      <header className="jw-row">
        <h2 className="jw-grow">{text('plan.paper-title', { name: plan.name })}</h2>
        <button type="button" className="jw-button" data-strong onClick={() => window.print()}>
          {text('plan.print')}
        </button>
        <button type="button" className="jw-button" onClick={back}>
          {text('plan.back-to-file')}
        </button>
      </header>
      {plan.synthetic && <p className="jw-late">{text('plan.synthetic')}</p>}
      {isOlder && <p className="jw-late">{text('plan.impact.older')}</p>}
      <p>
        {text('plan.reason')}: {plan.reason}
      </p>
      <p className="jw-secondary">
        {text('plan.state')}: {text(`plan.state.${plan.state}`)} ·{' '}
        {text('plan.revision', { count: plan.revision })} · <TimeText at={impact.value.at} />
      </p>
      <Maps file={file.value} impact={impact.value} />
      <ImpactTable impact={impact.value} />
      <Moved impact={impact.value} />
      <section className="jw-plan-signatures">
        <h3>{text('plan.opinions')}</h3>
        <ul>
          {file.value.needed.map(({ area, name, heard }) => (
            <li key={area}>
              {name}: {heard === null ? '__________' : text(`plan.verdict.${heard.verdict}`)}
            </li>
          ))}
        </ul>
        <p className="jw-small">{text('plan.law')}</p>
      </section>
    </article>
  );
}

/** Three pictures in one frame: before, after, and only what changes. */
function Maps({ file, impact }: { file: PlanFile; impact: PlanImpact }) {
  const text = useText();
  const sides = useMemo(() => {
    const changes = new Map(impact.grids.map(({ key, change }) => [key, change]));
    const touched = new Set(impact.grids.map(({ community }) => community));
    const { before, after } = draftOfPlan(file);
    const near = (coverage: typeof before): DrawnShape[] =>
      shapesOf(coverage, (key) => changes.get(key) ?? 'same').filter(
        ({ key }) => touched.size === 0 || touched.has(coverage.grids.get(key)!.community),
      );
    const [old, next] = [near(before), near(after)];
    const between = [
      ...next.map((shape) => ({ ...shape, tone: 'same' as const })),
      ...old.filter(({ tone }) => tone === 'removed'),
      ...next.filter(({ tone }) => tone !== 'same'),
    ];
    return {
      old,
      next,
      between: [...new Map(between.map((shape) => [shape.key, shape])).values()],
    };
  }, [file, impact]);
  if (sides.old.length === 0) return null;
  return (
    <div className="jw-plan-maps">
      <ShapesMap title={text('plan.map.before')} shapes={sides.old} />
      <ShapesMap title={text('plan.map.after')} shapes={sides.next} frame={sides.old} />
      <ShapesMap title={text('plan.map.difference')} shapes={sides.between} frame={sides.old} />
    </div>
  );
}

function Moved({ impact }: { impact: PlanImpact }) {
  const text = useText();
  return (
    <div className="jw-file-columns">
      <section>
        <h3>{text('plan.moved-ground', { count: impact.ground.length })}</h3>
        <ul className="jw-file-list">
          {impact.ground.map(({ from, to, areaSquareMetres }) => (
            <li key={`${from}-${to}`}>
              {from} → {to}
              <span className="jw-secondary">{formatNumber(Math.round(areaSquareMetres))} m²</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{text('plan.moved-things', { count: impact.things.length })}</h3>
        <ul className="jw-file-list">
          {impact.things.map(({ kind, id, name, from, to }) => (
            <li key={`${kind}-${id}`}>
              {text(`plan.thing.${kind}`)} · {name}
              <span className="jw-secondary">
                {from} → {to}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
