import type { EvacuationPlan } from '../../../shared/model/evacuation.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { FloodLine } from '../../situation/flood-line.tsx';
import { isCovered } from '../../situation/is-covered.ts';
import { WindLine } from '../../situation/wind-line.tsx';
import { formatArea } from '../../ui/format-area.ts';
import { formatNumber } from '../../ui/format-number.ts';

/** The sums of a plan, and what it cannot do or does not know, said before anything is signed. */
export function PlanFacts({ plan, farther }: { plan: EvacuationPlan; farther?: () => void }) {
  const text = useText();
  const { totals, grids, shelters, area, areaSquareMetres, coveredShare, wind, flood } = plan;
  // Of these nobody knows how many are there: the sums are the least there can be.
  const isLeast = grids.some(({ heads }) => heads === null);
  const used = shelters.filter(({ assigned }) => assigned > 0).length;
  return (
    <section className="jw-evacuation-part" data-testid="evacuation-facts">
      <div className="jw-evacuation-sums">
        <Sum
          label={text(isLeast ? 'evacuation.heads.least' : 'evacuation.heads')}
          value={totals.heads}
        />
        <Sum label={text('evacuation.placed')} value={totals.placed} />
        <Sum
          label={text(isLeast ? 'evacuation.unplaced.least' : 'evacuation.unplaced')}
          value={totals.unplaced}
          late={totals.unplaced > 0}
        />
        <Sum label={text('evacuation.shelters-used')} value={used} />
        <Sum label={text('evacuation.trips')} value={totals.trips} />
        <Sum label={text('evacuation.water')} value={totals.waterLitres} />
      </div>
      <p className="jw-small jw-secondary">
        {text('evacuation.area-facts', {
          area: formatArea(areaSquareMetres),
          count: grids.length,
        })}
      </p>
      <WindLine area={area} wind={wind} />
      {flood && (
        <p className="jw-small jw-secondary">
          <FloodLine flood={flood} />
        </p>
      )}
      {totals.unplaced > 0 && (
        <p className="jw-small jw-late" role="alert">
          {text('evacuation.shortfall', { count: formatNumber(totals.unplaced) })}{' '}
          {farther && (
            <button type="button" className="jw-button" onClick={farther}>
              {text('evacuation.farther')}
            </button>
          )}
        </p>
      )}
      <Uncounted plan={plan} />
      {totals.beyond > 0 && (
        <p className="jw-small jw-late">
          {text('evacuation.beyond-some', { count: formatNumber(totals.beyond) })}
        </p>
      )}
      {!isCovered(plan) && (
        <p className="jw-small jw-secondary">
          {text('places.uncovered', { share: formatNumber((1 - coveredShare) * 100, 1) })}
        </p>
      )}
    </section>
  );
}

function Sum({ label, value, late = false }: { label: string; value: number; late?: boolean }) {
  return (
    <div>
      <span className="jw-small jw-secondary">{label}</span>
      <strong className={late ? 'jw-number jw-late' : 'jw-number'}>{formatNumber(value)}</strong>
    </div>
  );
}

/** Grids of which nobody knows how many are there, by name. */
function Uncounted({ plan: { grids } }: { plan: EvacuationPlan }) {
  const text = useText();
  const nameOf = useNameOf();
  const names = grids.flatMap(({ heads, name }) => (heads === null ? [nameOf(name)] : []));
  if (names.length === 0) return null;
  return (
    <p className="jw-small jw-late" role="alert">
      {text('evacuation.uncounted', { names: names.join(text('list.and')) })}
    </p>
  );
}
