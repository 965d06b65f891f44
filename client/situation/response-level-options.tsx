import { RESPONSE_LEVELS } from '../../shared/model/emergency-plan.ts';
import { useText } from '../i18n/use-text.ts';

/** Levels of a response to choose from, the highest first. */
export function ResponseLevelOptions({
  levels = RESPONSE_LEVELS,
}: {
  levels?: readonly (typeof RESPONSE_LEVELS)[number][];
}) {
  const text = useText();
  return levels.map((level) => (
    <option key={level} value={level}>
      {text(`incident.level.${level}`)}
    </option>
  ));
}
