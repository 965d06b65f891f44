import { CONFIDENCES, type Confidence } from '../../../shared/model/rule.ts';
import { useText } from '../../i18n/use-text.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { type BandDraft, isBlank } from './draft.ts';

/** The steps of a rule, each with its number, where that comes from and how sure it is. */
export function BandsEditor({
  caption,
  sign,
  unit,
  bands,
  change,
}: {
  caption: string;
  sign: string;
  unit: string;
  bands: readonly BandDraft[];
  change: (bands: readonly BandDraft[]) => void;
}) {
  const text = useText();
  const put = (at: number, part: Partial<BandDraft>) =>
    change(bands.map((band, place) => (place === at ? { ...band, ...part } : band)));
  return (
    <table className="jw-table jw-bands">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th>{text('rules.level')}</th>
          <th>{text('rules.from', { unit })}</th>
          <th>{text('rules.source')}</th>
          <th>{text('rules.confidence')}</th>
        </tr>
      </thead>
      <tbody>
        {bands.map((band, at) => (
          <tr key={band.level}>
            <th scope="row">
              <LevelMark condition={band.level} />
              {band.onDelaySeconds !== undefined && (
                <span className="jw-secondary">
                  {text('rules.own-delay', { seconds: band.onDelaySeconds })}
                </span>
              )}
            </th>
            <td className="jw-signed">
              {sign}
              <input
                className="jw-input jw-number"
                inputMode="decimal"
                aria-label={`${text(`level.${band.level}`)} ${text('rules.from', { unit })}`}
                aria-invalid={
                  !isBlank(band) && (band.from.trim() === '' || !Number.isFinite(Number(band.from)))
                }
                value={band.from}
                onChange={({ target }) => put(at, { from: target.value })}
              />
            </td>
            <td>
              <input
                className="jw-input"
                aria-label={`${text(`level.${band.level}`)} ${text('rules.source')}`}
                maxLength={300}
                required
                value={band.source}
                onChange={({ target }) => put(at, { source: target.value })}
              />
            </td>
            <td>
              <select
                className="jw-select"
                aria-label={`${text(`level.${band.level}`)} ${text('rules.confidence')}`}
                value={band.confidence}
                onChange={({ target }) => put(at, { confidence: target.value as Confidence })}
              >
                {CONFIDENCES.map((confidence) => (
                  <option key={confidence} value={confidence}>
                    {text(`confidence.${confidence}`)}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
