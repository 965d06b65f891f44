import { DAY_MS } from '../../../shared/time/units.ts';
import type { HazardSummary } from '../../../shared/wire/hazard-files.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';

/** How long an inspection is overdue, in words; nothing where it is not. */
export function DueMark({ hazard }: { hazard: Pick<HazardSummary, 'overdue' | 'inspectionDue'> }) {
  const text = useText();
  if (!hazard.overdue || hazard.inspectionDue === null) return null;
  const days = Math.max(1, Math.ceil((serverNow() - Date.parse(hazard.inspectionDue)) / DAY_MS));
  return <strong className="jw-late">{text('hazards.overdue.by', { days })}</strong>;
}
