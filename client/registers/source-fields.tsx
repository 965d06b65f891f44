import { CONFIDENCES, type Confidence } from '../../shared/model/rule.ts';
import { useText } from '../i18n/use-text.ts';

/**
 * Where a figure or a rule is from, and how sure that is: fields `source` and `confidence` of a form.
 * @param word what the source is called here
 */
export function SourceFields({
  word,
  source,
  confidence,
}: {
  word: string;
  source: string;
  confidence: Confidence;
}) {
  const text = useText();
  return (
    <>
      <label className="jw-grow">
        {word}
        <input className="jw-input" name="source" required maxLength={300} defaultValue={source} />
      </label>
      <label>
        {text('thresholds.confidence')}
        <select className="jw-select" name="confidence" defaultValue={confidence}>
          {CONFIDENCES.map((name) => (
            <option key={name} value={name}>
              {name} {text(`confidence.${name}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
