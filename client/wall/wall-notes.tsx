import { Lock } from 'lucide-react';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { ApprovalLine } from '../ui/approval-line.tsx';
import { formatClock } from '../ui/format-time.ts';
import { SyntheticBadge } from '../ui/synthetic-badge.tsx';
import { type SceneName, unknownScenes } from './schedule.ts';
import type { WallType } from './sizing.ts';
import type { GestureLock } from './use-gesture-lock.ts';

/** Enough to find the slip by. */
const NAMES_LENGTH = 40;

/** The small print over the map: synthetic data, approval, the lock, type that does not fit, a scene there is not. */
export function WallNotes({
  scene,
  type,
  lock,
}: {
  scene: SceneName;
  type: WallType;
  lock: GestureLock;
}) {
  const text = useText();
  const synthetic = useLive((live) => live.synthetic);
  const approvalNumber = useLive((live) => live.approvalNumber);
  const unknown = unknownScenes(new URLSearchParams(window.location.search));
  return (
    <div className="jw-wall-notes" data-scene={scene}>
      {synthetic && <SyntheticBadge />}
      <ApprovalLine approvalNumber={approvalNumber} />
      {!type.readable && (
        <span className="jw-approval">
          {text('wall.setup.too-small', { metres: type.readableFromMetres })}
        </span>
      )}
      {unknown.length > 0 && (
        <span className="jw-approval">
          {text('wall.unknown-scenes', { names: unknown.join(', ').slice(0, NAMES_LENGTH) })}
        </span>
      )}
      {lock.lockedUntil !== null && (
        <button type="button" className="jw-wall-lock" onClick={lock.release}>
          <Lock aria-hidden="true" size="1em" />
          {text('wall.locked', { clock: formatClock(lock.lockedUntil, false) })} ·{' '}
          {text('wall.release')}
        </button>
      )}
    </div>
  );
}
