import { Lock } from 'lucide-react';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { ApprovalLine } from '../ui/approval-line.tsx';
import { formatClock } from '../ui/format-time.ts';
import { SyntheticBadge } from '../ui/synthetic-badge.tsx';
import type { SceneName } from './schedule.ts';
import type { WallType } from './sizing.ts';
import type { GestureLock } from './use-gesture-lock.ts';

/** The small print over the map: synthetic data, approval, the lock, and type that does not fit. */
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
  const degraded = useLive((live) => live.heartbeat?.database === 'degraded');
  return (
    <div className="jw-wall-notes" data-scene={scene}>
      {degraded && <span className="jw-badge">{text('live.degraded')}</span>}
      {synthetic && <SyntheticBadge />}
      <ApprovalLine approvalNumber={approvalNumber} />
      {!type.readable && (
        <span className="jw-approval">
          {text('wall.setup.too-small', { metres: type.readableFromMetres })}
        </span>
      )}
      {lock.lockedUntil !== null && (
        <button type="button" className="jw-wall-lock" onClick={lock.release}>
          <Lock aria-hidden="true" />
          {text('wall.locked', { clock: formatClock(lock.lockedUntil, false) })} ·{' '}
          {text('wall.release')}
        </button>
      )}
    </div>
  );
}
