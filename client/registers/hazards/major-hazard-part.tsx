import type { HazardFile } from '../../../shared/model/hazard-file.ts';
import { majorHazard } from '../../../shared/risk/major-hazard.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { Quantity } from '../../ui/quantity.tsx';

const DECIMALS = 3;

/** The grade of a major hazard installation with every number it rests on (GB 18218). */
export function MajorHazardPart({ file: { stock, exposure } }: { file: HazardFile }) {
  const text = useText();
  const found = majorHazard(stock, exposure);
  const number = (value: number) => formatNumber(value, DECIMALS);
  if (stock.length === 0) {
    return (
      <section className="jw-hazard-part">
        <h3>{text('hazards.gb')}</h3>
        <p className="jw-secondary">{text('hazards.gb.none')}</p>
      </section>
    );
  }
  const alpha =
    found.isExposureKnown && exposure !== null
      ? text('hazards.gb.alpha', { exposure: text(`exposure.${exposure}`), alpha: found.alpha })
      : text('hazards.gb.alpha.unknown', { alpha: found.alpha });
  return (
    <section className="jw-hazard-part" data-testid="major-hazard">
      <h3>{text('hazards.gb')}</h3>
      <table className="jw-table">
        <thead>
          <tr>
            <th>{text('hazards.gb.substance')}</th>
            <th>{text('hazards.gb.stock')}</th>
            <th>{text('hazards.gb.threshold')}</th>
            <th>{text('hazards.gb.ratio')}</th>
            <th>{text('hazards.gb.beta')}</th>
            <th>{text('hazards.gb.weighted')}</th>
          </tr>
        </thead>
        <tbody>
          {found.parts.map(({ substance, tonnes, threshold, beta, ratio, weighted }) => (
            <tr key={substance}>
              <td>{text(`substance.${substance}`)}</td>
              <td>
                <Quantity value={tonnes} unit="t" decimals={1} />
              </td>
              <td>
                <Quantity value={threshold.value} unit="t" />{' '}
                <small className="jw-secondary">{text(`confidence.${threshold.confidence}`)}</small>
              </td>
              <td className="jw-number">{number(ratio)}</td>
              <td className="jw-number">
                {beta.value}{' '}
                <small className="jw-secondary">{text(`confidence.${beta.confidence}`)}</small>
              </td>
              <td className="jw-number">{number(weighted)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {text('hazards.gb.sum')}
            </th>
            <td className="jw-number">{number(found.sum)}</td>
            <td />
            <td className="jw-number">
              {number(found.parts.reduce((sum, part) => sum + part.weighted, 0))}
            </td>
          </tr>
        </tfoot>
      </table>
      <p>{alpha}</p>
      <p>
        <strong>
          {text('hazards.gb.result', {
            sum: number(found.sum),
            score: number(found.score),
            grade: text(`major-grade.${found.grade ?? 'none'}`),
          })}
        </strong>
      </p>
      <p className="jw-secondary jw-small">{text('hazards.gb.source')}</p>
    </section>
  );
}
