import type { ReactNode } from 'react';
import { SHELTER_SUPPLIES, type ShelterFacilities } from '../../../shared/model/shelter-file.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';

/** Yes, no, how many, or that nobody recorded it. */
function heldWord(text: Text, held: boolean | number | null | undefined): string {
  if (held === null || held === undefined) return text('shelters.unrecorded');
  if (typeof held === 'number') return formatNumber(held);
  return text(held ? 'shelters.yes' : 'shelters.no');
}

/** What a site is and has, in the terms of its file. */
export function FacilityFacts({ facilities }: { facilities: ShelterFacilities }) {
  const text = useText();
  const { administration, grossAreaSquareMetres, effectiveAreaSquareMetres } = facilities;
  const amount = (value: number | null, unit = '') =>
    value === null ? text('shelters.unrecorded') : `${formatNumber(value)} ${unit}`;
  return (
    <dl className="jw-facility-facts">
      <Fact label={text('shelters.administration')}>
        {administration === null
          ? text('shelters.unrecorded')
          : text(`shelters.administration.${administration}`)}
      </Fact>
      <Fact label={text('shelters.unit')}>
        {facilities.managingUnit ?? text('shelters.unrecorded')}
      </Fact>
      <Fact label={text('shelters.gross-area')}>{amount(grossAreaSquareMetres, 'm²')}</Fact>
      <Fact label={text('shelters.effective-area')}>{amount(effectiveAreaSquareMetres, 'm²')}</Fact>
      <Fact label={text('shelters.limit.beds')}>{amount(facilities.beds)}</Fact>
      <Fact label={text('shelters.limit.toilets')}>{amount(facilities.toilets)}</Fact>
      <Fact label={text('shelters.water')}>
        {amount(facilities.waterLitresPerDay, text('shelters.litres-a-day'))}
      </Fact>
      <Fact label={text('shelters.accessible')}>{heldWord(text, facilities.accessible)}</Fact>
      <Fact label={text('shelters.backup-power')}>{heldWord(text, facilities.backupPower)}</Fact>
      {SHELTER_SUPPLIES.map((supply) => (
        <Fact key={supply} label={text(`shelters.supply.${supply}`)}>
          {heldWord(text, facilities.supplies[supply])}
        </Fact>
      ))}
      <Fact label={text('shelters.access-points')}>
        {facilities.accessPoints.length === 0 && text('shelters.unrecorded')}
        {facilities.accessPoints.map(({ name, stepFree }) => (
          <span key={name} className="jw-block">
            {name}{' '}
            <span className="jw-secondary">
              {text('shelters.step-free')} {heldWord(text, stepFree)}
            </span>
          </span>
        ))}
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
