import type { IncidentLine } from '../../shared/model/incident.ts';
import { isTextKey, type Text } from '../i18n/use-text.ts';

/** What a line of an incident's log says was done. */
export function logWords({ kind, act }: IncidentLine, text: Text): string {
  const key = kind === 'dispatch' ? `dispatch.state.${act}` : `incident.act.${act}`;
  return act !== null && isTextKey(key) ? text(key) : text(`incident.line.${kind}`);
}
