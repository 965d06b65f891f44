import { isInspectionOverdue } from '../../../shared/risk/inspection-cycle.ts';
import { coverStanding } from '../../../shared/risk/insurance.ts';
import { majorHazard } from '../../../shared/risk/major-hazard.ts';
import type { HazardFileAnswer } from '../../../shared/wire/hazard-files.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Day } from '../../registers/hazards/day.tsx';
import { DueMark } from '../../registers/hazards/due-mark.tsx';
import { registersLink } from '../../registers/section-address.ts';
import { serverNow } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { Fact } from './fact.tsx';

const ASK_MS = 30_000;

/** What the file of a hazard says at a glance, with the way to it. A wall is told nothing of it. */
export function HazardFileFacts({ id }: { id: string }) {
  const text = useText();
  const isWall = useLive((live) => live.me?.role === 'wall');
  const path = isWall ? null : `/api/hazard-files/${encodeURIComponent(id)}`;
  const { value, refusal } = useQuestion<HazardFileAnswer>(path, ASK_MS);
  if (refusal !== null) return <p className="jw-error">{refusalText(text, refusal)}</p>;
  if (value === null) return null;
  const { file, dangers } = value;
  const now = serverNow();
  const open = dangers.filter(({ state }) => state !== 'closed');
  const major = open.filter(({ severity }) => severity === 'major').length;
  const { grade } = majorHazard(file.stock, file.exposure);
  return (
    <>
      <dl className="jw-facts">
        <Fact label={text('hazards.state')}>{text(`hazard-state.${file.state}`)}</Fact>
        <Fact label={text('hazards.due')}>
          <Day at={file.inspectionDue} />{' '}
          <DueMark hazard={{ ...file, overdue: isInspectionOverdue(file, now) }} />
        </Fact>
        <Fact label={text('hazards.major')}>{text(`major-grade.${grade ?? 'none'}`)}</Fact>
        <Fact label={text('hazards.dangers')}>
          {open.length === 0
            ? text('hazards.dangers.none')
            : text('hazards.dangers.count', { count: open.length })}
          {major > 0 && <strong> {text('hazards.dangers.major', { count: major })}</strong>}
        </Fact>
        <Fact label={text('hazards.cover')}>{text(`cover.${coverStanding(file, now)}`)}</Fact>
      </dl>
      <a href={registersLink('hazards', id)}>{text('hazards.file')}</a>
    </>
  );
}
