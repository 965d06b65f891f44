import { SHELTER_STANDARDS } from '../../../shared/model/shelter.ts';
import type { ShelterFile } from '../../../shared/wire/shelters.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';

type Found = Pick<ShelterFile, 'findings' | 'undersized' | 'facilities'>;

/** What speaks against the site: hazards too near, and less ground than a class asks for. */
export function Findings({ file: { findings, undersized, facilities } }: { file: Found }) {
  const text = useText();
  const nameOf = useNameOf();
  return (
    <section className="jw-file-part" data-testid="siting">
      <h3>{text('shelters.siting')}</h3>
      {findings.length + undersized.length === 0 && (
        <p className="jw-secondary">{text('shelters.siting.none')}</p>
      )}
      <ul className="jw-list jw-findings">
        {findings.map((finding, at) => (
          <li key={finding.hazard ?? at}>
            <b>{text(`class.${finding.class}`)}</b>{' '}
            {finding.name === null ? text('shelters.siting.elsewhere') : nameOf(finding.name)}{' '}
            {finding.metres === 0
              ? text('shelters.siting.across')
              : text('shelters.siting.near', {
                  metres: formatNumber(finding.metres),
                  allowed: formatNumber(finding.allowedMetres),
                })}
            <span className="jw-block jw-secondary jw-small">
              {text(finding.confidence === 'D' ? 'shelters.siting.ours' : 'shelters.siting.law')} ·{' '}
              {text(`confidence.${finding.confidence}`)}
            </span>
          </li>
        ))}
        {undersized.map((of) => (
          <li key={of}>
            <b>{text(`shelter-class.${of}`)}</b>{' '}
            {text('shelters.undersized', {
              area: formatNumber(facilities.effectiveAreaSquareMetres),
              least: formatNumber(SHELTER_STANDARDS[of].leastAreaSquareMetres),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
