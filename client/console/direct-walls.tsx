import { useCallback, useState } from 'react';
import { SCENES, type Wall } from '../../shared/model/wall.ts';
import { directWalls } from '../commands/direct-wall.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useAct } from '../ui/use-act.ts';
import { closeOverlay } from './overlay-store.ts';

type SceneName = (typeof SCENES)[number];
const ROTATIONS = [15, 30, 60, 300] as const;

/** Sets what each wall shows: one scene pinned, or several in turn. */
export function DirectWalls() {
  const text = useText();
  const walls = useLive((live) => live.walls).filter(({ revoked }) => !revoked);
  return (
    <Dialog title={text('direct.title')} close={closeOverlay} size="md">
      {walls.length === 0 && <EmptyState title={text('direct.empty')} />}
      {walls.length > 1 && <DirectGroup name={text('direct.all')} walls={walls} />}
      {walls.map((wall) => (
        <DirectGroup key={wall.id} name={wall.name} walls={[wall]} />
      ))}
    </Dialog>
  );
}

/** One wall, or all of them: walls that show the same programme change in the same moment. */
function DirectGroup({ name, walls }: { name: string; walls: readonly Wall[] }) {
  const text = useText();
  const direction = walls[0]?.direction;
  const [scenes, setScenes] = useState<SceneName[]>(direction?.scenes ?? ['overview']);
  const [rotate, setRotate] = useState<number>(direction?.rotateSeconds ?? 30);
  const act = useCallback(
    () => directWalls(walls, { scenes, rotateSeconds: scenes.length > 1 ? rotate : null }),
    [walls, scenes, rotate],
  );
  const { state, run, reset } = useAct(act);
  const toggle = (scene: SceneName) => {
    reset();
    setScenes((before) =>
      before.includes(scene) ? before.filter((other) => other !== scene) : [...before, scene],
    );
  };
  return (
    <fieldset className="jw-direct">
      <legend>{name}</legend>
      <div className="jw-row jw-wrap">
        {SCENES.map((scene) => (
          <button
            key={scene}
            type="button"
            className="jw-button"
            aria-pressed={scenes.includes(scene)}
            onClick={() => toggle(scene)}
          >
            {text(`scene.${scene}`)}
          </button>
        ))}
      </div>
      <div className="jw-row">
        {scenes.length > 1 ? (
          <select
            className="jw-select"
            aria-label={text('direct.rotate', { seconds: rotate })}
            value={rotate}
            onChange={({ currentTarget }) => setRotate(Number(currentTarget.value))}
          >
            {ROTATIONS.map((seconds) => (
              <option key={seconds} value={seconds}>
                {text('direct.rotate', { seconds })}
              </option>
            ))}
          </select>
        ) : (
          <span className="jw-secondary">{text('direct.pin')}</span>
        )}
        <button
          type="button"
          className="jw-button"
          data-strong
          disabled={scenes.length === 0 || state.kind === 'pending'}
          onClick={run}
        >
          {text('direct.send')}
        </button>
        {state.kind === 'confirmed' && <span role="status">{text('direct.sent')}</span>}
        {state.kind === 'refused' && (
          <span className="jw-error" role="alert">
            {state.reason}
          </span>
        )}
      </div>
    </fieldset>
  );
}
