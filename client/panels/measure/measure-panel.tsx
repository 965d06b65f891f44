import { clearMeasuring, endMeasuring } from '../../commands/measure.ts';
import { useText } from '../../i18n/use-text.ts';
import { useView } from '../../store/view-store.ts';
import { lengthText, pathLength } from './path-length.ts';

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
