import { askMeasured } from '../../commands/ask-place.ts';
import { clearMeasuring, endMeasuring } from '../../commands/measure.ts';
import { useText } from '../../i18n/use-text.ts';
import { useView } from '../../store/view-store.ts';
import { lengthText, pathLength } from './path-length.ts';

/** Corners of the least that encloses anything. */
const SMALLEST_AREA = 3;

/** The length of what is being measured on the map, as it grows. */
export function MeasurePanel() {
  const text = useText();
  const measuring = useView((view) => view.measuring);
  if (measuring === null) return null;
  return (
    <div className="jw-measure" role="status" data-testid="measure">
      {measuring.points.length < 2 ? (
        <span className="jw-secondary">{text('measure.hint')}</span>
      ) : (
        <strong className="jw-number">
          {text('measure.total', { distance: lengthText(pathLength(measuring.points)) })}
        </strong>
      )}
      {measuring.points.length >= SMALLEST_AREA && (
        <button type="button" className="jw-button" data-strong onClick={() => void askMeasured()}>
          {text('places.ask-drawn')}
        </button>
      )}
      {measuring.points.length > 0 && (
        <button type="button" className="jw-button" onClick={clearMeasuring}>
          {text('measure.clear')}
        </button>
      )}
      <button type="button" className="jw-button" onClick={endMeasuring}>
        {text('panel.close')}
      </button>
    </div>
  );
}
