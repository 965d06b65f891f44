import type { AffectedArea } from '../../shared/model/affected-area.ts';
import type { Text } from '../i18n/use-text.ts';
import { windWords } from './wind-words.ts';

/** What an area was made of; of a sector from where the wind came, or that nobody knew and it is the whole circle. */
export function areaWords(area: AffectedArea, text: Text): string {
  const kind = text(`evacuation.area.${area.kind}`);
  if (area.kind !== 'plume') return kind;
  if (area.windFrom === null) return `${kind} · ${text('ground.wind-unknown')}`;
  return `${kind} · ${windWords(area.windFrom, text)}`;
}
