import type { AffectedArea } from '../../shared/model/affected-area.ts';
import { isTextKey, type Text } from '../i18n/use-text.ts';

/** What an area was made of; of a sector from where the wind came, or that nobody knew and it is the whole circle. */
export function areaWords(area: AffectedArea, text: Text): string {
  const kind = text(`evacuation.area.${area.kind}`);
  if (area.kind !== 'plume') return kind;
  if (area.windFrom === null) return `${kind} · ${text('ground.wind-unknown')}`;
  const key = `evacuation.wind.${area.windFrom}`;
  const from = isTextKey(key) ? text(key) : `${area.windFrom}°`;
  return `${kind} · ${text('ground.wind-from', { from })}`;
}
