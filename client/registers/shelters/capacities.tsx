import type { ShelterFile } from '../../../shared/wire/shelters.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';

type Capacity = ShelterFile['stay'];
type Share = Capacity['limits'][number];

/** How many a site takes in, worked out step by step: by each of its classes, and for those who stay. */
export function Capacities({ file }: { file: Pick<ShelterFile, 'capacities' | 'stay'> }) {
  const text = useText();
  return (
    <section className="jw-file-part" data-testid="capacities">
      <h3>{text('shelters.capacities')}</h3>
      {file.capacities.map(({ class: of, capacity }) => (
        <CapacityTable key={of} title={text(`shelter-class.${of}`)} capacity={capacity} />
      ))}
      <CapacityTable title={text('shelters.stay')} capacity={file.stay} />
    </section>
  );
}

function CapacityTable({ title, capacity }: { title: string; capacity: Capacity }) {
  const text = useText();
  const { limits, binding, unrecorded } = capacity;
  const names = unrecorded.map((limit) => text(`shelters.limit.${limit}`)).join(' · ');
  return (
    <table className="jw-table jw-capacity">
      <caption>
        {title} <b className="jw-number">{formatNumber(capacity.places)}</b>{' '}
        {text('shelters.places')}
      </caption>
      <tbody>
        {limits.map((share) => (
          <tr key={share.limit} data-binding={share.limit === binding}>
            <th scope="row">{text(`shelters.limit.${share.limit}`)}</th>
            <td className="jw-number">
              <Working share={share} />
            </td>
            <td className="jw-number">
              {share.places === null ? text('shelters.unrecorded') : formatNumber(share.places)}
              {share.limit === binding && <b> {text('shelters.binds')}</b>}
            </td>
            <td className="jw-secondary jw-small">
              {share.source} · {text(`confidence.${share.confidence}`)}
            </td>
          </tr>
        ))}
        {unrecorded.length > 0 && (
          <tr>
            <td colSpan={4} className="jw-secondary">
              {text('shelters.may-be-less', { names })}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** `8,200 m² ÷ 2 m²`, `242 × 20`. */
function Working({ share: { limit, have, each, divides } }: { share: Share }) {
  const text = useText();
  const unit = limit === 'area' ? ' m²' : limit === 'water' ? ` ${text('shelters.litres')}` : '';
  const sign = divides ? '÷' : '×';
  return (
    <>
      {have === null ? '?' : formatNumber(have)}
      {unit} {sign} {each}
      {divides ? unit : ''}
    </>
  );
}
