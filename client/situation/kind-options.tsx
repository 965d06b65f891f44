import { INCIDENT_KINDS, type IncidentKind } from '../../shared/model/incident.ts';
import { useText } from '../i18n/use-text.ts';

/** The kinds of incidents to choose from. @param without the one it is already */
export function KindOptions({ without }: { without?: IncidentKind }) {
  const text = useText();
  return INCIDENT_KINDS.filter((kind) => kind !== without).map((kind) => (
    <option key={kind} value={kind}>
      {text(`incident.kind.${kind}`)}
    </option>
  ));
}
