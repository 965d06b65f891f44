import { Crosshair } from 'lucide-react';
import { useMemo } from 'react';
import { findings } from '../../../shared/geo/coverage/findings.ts';
import type { GridFinding } from '../../../shared/model/grid-finding.ts';
import { checkPlan } from '../../commands/draw-plan.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { flyTo } from '../../store/map-port.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { EmptyState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { usePlan } from '../session/plan-store.ts';
import { tookStep } from '../session/plan-sync.ts';
import { tryEdit } from '../tools/perform-edit.ts';
import { choose, setStudio } from '../tools/studio-store.ts';
import { useDraft } from './use-metrics.ts';

const CLOSE_ZOOM = 16;

/** What is found in the draft: at once by this screen, and by the server, whose word counts. */
export function FindingsTab({ locked }: { locked: boolean }) {
  const text = useText();
  const drawn = useDraft();
  const session = usePlan((plan) => plan.session);
  const offline = useLive((live) => live.status !== 'live');
  const instant = useMemo(() => (drawn ? findings(drawn.draft) : []), [drawn]);
  if (!session) return null;
  const { plan, findings: told } = session.file;
  const isChecked = plan.check !== null && plan.check.revision === plan.revision;
  return (
    <div className="jw-findings">
      <section aria-label={text('studio.instant')}>
        <h3>{text('studio.instant')}</h3>
        <Findings all={instant} locked={locked} />
      </section>
      <section aria-label={text('studio.authoritative')} data-testid="server-findings">
        <h3>{text('studio.authoritative')}</h3>
        {plan.check === null ? (
          <p className="jw-secondary">{text('studio.never-checked')}</p>
        ) : (
          <p className="jw-small" role="status">
            {text(isChecked ? 'studio.checked' : 'studio.checked-before', {
              errors: plan.check.errors,
              warnings: plan.check.warnings,
            })}{' '}
            <TimeText at={plan.check.at} />
          </p>
        )}
        {!locked && (
          <ActButton
            word={text('studio.check')}
            act={() => checkPlan(plan.id, plan.revision)}
            done={({ plan: checked }) => tookStep(checked)}
          />
        )}
        {(session.queue.length > 0 || offline) && (
          <p className="jw-secondary jw-small">{text('studio.check-waits')}</p>
        )}
        {told !== null && <Findings all={told} locked={locked} />}
      </section>
    </div>
  );
}

function Findings({ all, locked }: { all: readonly GridFinding[]; locked: boolean }) {
  const text = useText();
  if (all.length === 0) return <EmptyState title={text('studio.nothing-found')} />;
  const ordered = [...all].sort((one, other) => one.severity.localeCompare(other.severity));
  return (
    <ul className="jw-list">
      {ordered.map((finding) => (
        <Finding key={JSON.stringify(finding)} finding={finding} locked={locked} />
      ))}
    </ul>
  );
}

function Finding({ finding, locked }: { finding: GridFinding; locked: boolean }) {
  const text = useText();
  const drawn = useDraft();
  const { rule, severity, grids, place, areaSquareMetres, count, repair } = finding;
  const nameOf = useNameOf();
  const names = grids
    .map((key) => nameOf(drawn?.draft.grids.get(key)?.name ?? key))
    .join(text('list.and'));
  const unit = rule.startsWith('households') ? ` ${text('studio.households-unit')}` : '';
  const goThere = () => {
    choose(grids);
    setStudio({ marked: place });
    if (place) flyTo({ lon: place[0], lat: place[1], zoom: CLOSE_ZOOM });
  };
  return (
    <li className="jw-finding" data-severity={severity}>
      <button type="button" className="jw-plain" onClick={goThere}>
        <Crosshair size={13} aria-hidden="true" /> <b>{text(`finding-severity.${severity}`)}</b>{' '}
        {text(`finding.${rule}`)}
        <span className="jw-secondary">
          {names !== '' && ` ${names}`}
          {areaSquareMetres !== undefined && ` · ${formatNumber(areaSquareMetres, 1)} m²`}
          {count !== undefined && ` · ${formatNumber(count)}${unit}`}
        </span>
      </button>
      {repair && !locked && (
        <button type="button" className="jw-button" onClick={() => tryEdit(() => repair)}>
          {text('studio.repair', { what: text(`edit.${repair.kind}`) })}
        </button>
      )}
    </li>
  );
}
