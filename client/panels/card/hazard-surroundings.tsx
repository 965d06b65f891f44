import type { Surroundings } from '../../../shared/wire/place-question.ts';
import { AROUND_METRES, askHazard } from '../../commands/ask-place.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { EstimateText } from '../../ui/estimate-text.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { Fact } from './fact.tsx';

/** Who and what lies within 500 m of a hazard, and a way to see it on the map. */
export function HazardSurroundings({ id }: { id: string }) {
  const text = useText();
  const path = `/api/hazards/${encodeURIComponent(id)}/surroundings`;
  const { value, refusal, loading } = useQuestion<Surroundings>(path);
  return (
    <section className="jw-linked">
      <h4>{text('places.around', { metres: AROUND_METRES })}</h4>
      {loading && <p className="jw-secondary">{text('state.loading')}</p>}
      {refusal !== null && <p className="jw-secondary">{refusalText(text, refusal)}</p>}
      {value !== null && (
        <>
          <dl className="jw-facts">
            <Fact label={text('places.population')}>
              <EstimateText value={value.exposure.population} unit="人" />
              <span className="jw-secondary" title={text('places.alpha.source')}>
                {' '}
                α = {formatNumber(value.exposure.alpha, 1)}
              </span>
            </Fact>
            <Fact label={text('places.protected')}>
              <EstimateText value={value.answer.protectedObjects.total} unit="处" />
            </Fact>
            <Fact label={text('places.other-hazards')}>
              <EstimateText value={value.answer.hazards.total} unit="处" />
            </Fact>
          </dl>
          <button type="button" className="jw-button" onClick={() => void askHazard(id)}>
            {text('places.show')}
          </button>
        </>
      )}
    </section>
  );
}
